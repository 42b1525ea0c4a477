using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;

namespace Hjemvakt.Conformance.Tests;

/// <summary>Nobody here has the nanoFramework project system; these tests read the project files as it will.</summary>
public sealed class FirmwareProjectFileTests
{
    [Fact]
    public void There_is_no_other_nanoFramework_project() =>
        Directory.EnumerateFiles(Repository.Root, "*.nfproj", SearchOption.AllDirectories).ShouldBe(NanoProject.All.Select(project => project.File), ignoreOrder: true);

    [Fact]
    public void A_project_lists_exactly_the_files_on_disk_and_its_references_agree_with_its_packages() => NanoProject.All.SelectMany(ProjectFaults.Of).ShouldBeEmpty();

    [Theory]
    [InlineData("<Compile Include=\"IBoard.cs\" />", "", "does not list IBoard.cs")]
    [InlineData("<Compile Include=\"IBoard.cs\" />", "<Compile Include=\"IBoard.cs\" /><Compile Include=\"Gone.cs\" />", "lists Gone.cs, which does not exist")]
    [InlineData("<Compile Include=\"IBoard.cs\" />", "<Compile Include=\"IBoard.cs\" /><Compile Include=\"IBoard.cs\" />", "lists IBoard.cs twice")]
    [InlineData("nanoFramework.CoreLibrary.", "nanoFramework.CoreLibrary.9.", "which packages.config does not list")]
    [InlineData("nanoFramework.CoreLibrary.", "nanoFramework.CoreLibrary.9.", "which no reference uses")]
    [InlineData("\\lib\\mscorlib.dll", "\\lib\\other.dll", "refers to mscorlib by a hint path to other.dll")]
    [InlineData("<Reference Include=\"mscorlib\"", "<Reference Include=\"Stray\" /><Reference Include=\"mscorlib\"", "refers to Stray without a hint path")]
    public void A_fault_in_a_project_file_is_named(string right, string wrong, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        try
        {
            var core = NanoProject.All[0];
            foreach (var file in core.OnDisk.Append("packages.config"))
            {
                var copy = Path.Combine(folder.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(core.Folder, file), copy);
            }

            var text = File.ReadAllText(core.File);
            text.ShouldContain(right);
            var path = Path.Combine(folder.FullName, Path.GetFileName(core.File));
            File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

            ProjectFaults.Of(new NanoProject(path)).ShouldContain(found => found.Contains(fault));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_package_has_one_version_in_all_projects() =>
        NanoProject.All.SelectMany(project => project.Packages).DistinctBy(package => (package.Id, package.Version)).Select(package => package.Id).ShouldBeUnique();

    [Fact]
    public void What_a_reference_needs_is_referred_to_as_well()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);

        var missing = from project in NanoProject.All
                      from reference in project.References
                      where DeviceReferences.Needs.ContainsKey(reference)
                      from needed in DeviceReferences.Needs[reference]
                      where !project.References.Contains(needed)
                      select $"{project}: {reference} needs {needed}";

        missing.ShouldBeEmpty();
    }
}
