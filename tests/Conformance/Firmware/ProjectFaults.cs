namespace Hjemvakt.Conformance.Tests.Firmware;

/// <summary>What Visual Studio would stumble over in a project file, or silently leave out.</summary>
internal static class ProjectFaults
{
    public static IEnumerable<string> Of(NanoProject project) => Files(project).Concat(References(project)).Select(fault => $"{project}: {fault}");

    private static IEnumerable<string> Files(NanoProject project) =>
        project.Compile.Except(project.OnDisk).Select(file => $"lists {file}, which does not exist")
            .Concat(project.OnDisk.Except(project.Compile).Select(file => $"does not list {file}"))
            .Concat(project.Compile.GroupBy(file => file, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"lists {group.Key} twice"));

    private static IEnumerable<string> References(NanoProject project)
    {
        var packages = project.Packages.Select(package => $"{package.Id}.{package.Version}").ToArray();
        var used = project.HintPaths.Select(hint => hint.Package).ToArray();
        return project.References.Except(project.HintPaths.Select(hint => hint.Reference)).Select(reference => $"refers to {reference} without a hint path")
            .Concat(used.Except(packages).Select(package => $"has a hint path into {package}, which packages.config does not list"))
            .Concat(packages.Except(used).Select(package => $"has {package} in packages.config, which no reference uses"))
            .Concat(project.HintPaths.Where(hint => Path.GetFileNameWithoutExtension(hint.File) != hint.Reference).Select(hint => $"refers to {hint.Reference} by a hint path to {hint.File}"))
            .Concat(project.Packages.Where(package => package.Framework != "netnano1.0").Select(package => $"takes {package.Id} for {package.Framework}"));
    }
}
