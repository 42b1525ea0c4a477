using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;

namespace Hjemvakt.Conformance.Tests;

/// <summary>Nobody here has the nanoFramework project system; these tests read the project files as it will.</summary>
public sealed class ProjectsAgreeWithTheDisk
{
    public static IEnumerable<TheoryDataRow<string>> Projects => NanoProject.All.Select(project => new TheoryDataRow<string>(project.ToString()));

    [Fact]
    public void There_is_no_other_nanoFramework_project() =>
        Directory.EnumerateFiles(Repository.Root, "*.nfproj", SearchOption.AllDirectories).ShouldBe(NanoProject.All.Select(project => project.File), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_lists_exactly_the_files_on_disk(string name)
    {
        var project = Find(name);

        project.Compile.Except(project.OnDisk).ShouldBeEmpty($"{name} lists files that do not exist");
        project.OnDisk.Except(project.Compile).ShouldBeEmpty($"{name} does not list files that exist");
        project.Compile.ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_and_packages_agree(string name)
    {
        var project = Find(name);
        var packages = project.Packages.Select(package => $"{package.Id}.{package.Version}").ToArray();

        project.References.Except(project.HintPaths.Select(hint => hint.Reference)).ShouldBeEmpty("a reference without a hint path");
        project.HintPaths.Select(hint => hint.Package).Except(packages).ShouldBeEmpty("a hint path into a package that packages.config does not list");
        packages.Except(project.HintPaths.Select(hint => hint.Package)).ShouldBeEmpty("a package that no reference uses");
        project.HintPaths.Where(hint => Path.GetFileNameWithoutExtension(hint.File) != hint.Reference).ShouldBeEmpty("a hint path to another assembly");
        project.Packages.ShouldAllBe(package => package.Framework == "netnano1.0");
    }

    [Fact]
    public void A_package_has_one_version_in_all_projects() =>
        NanoProject.All.SelectMany(project => project.Packages).DistinctBy(package => (package.Id, package.Version)).Select(package => package.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_a_reference_needs_is_referred_to_as_well(string name)
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);
        var project = Find(name);

        var missing = from reference in project.References
                      where DeviceReferences.Needs.ContainsKey(reference)
                      from needed in DeviceReferences.Needs[reference]
                      where !project.References.Contains(needed)
                      select $"{reference} needs {needed}";

        missing.ShouldBeEmpty();
    }

    private static NanoProject Find(string name) => NanoProject.All.Single(project => project.ToString() == name);
}
