using Hjemvakt.Conformance.Tests.Device;
using Microsoft.CodeAnalysis;

namespace Hjemvakt.Conformance.Tests.Firmware;

/// <summary>The firmware, compiled from the file lists of its project files for either target.</summary>
internal static class FirmwareBuilds
{
    private static readonly Dictionary<string, string> HostFolders = new(StringComparer.Ordinal)
    {
        ["Hjemvakt.Gateway.Core"] = Repository.Path("firmware", "Host", "Gateway.Core"),
        ["Hjemvakt.Gateway"] = Repository.Path("firmware", "Host", "Gateway"),
        ["NFUnitTest"] = Repository.Path("tests", "Gateway.Core.OnHost"),
    };

    private static readonly Lazy<IReadOnlyList<Build>> Device = new(() => Compile(Target.Device));

    private static readonly Lazy<IReadOnlyList<Build>> Host = new(() => Compile(Target.Host));

    /// <summary>Everything that a host program of ours has beside the firmware itself: .NET, the packages, the stand-ins.</summary>
    public static IReadOnlyList<MetadataReference> HostReferences { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !IsOneOf(Path.GetFileName(path), "Hjemvakt.Gateway", "Hjemvakt.Conformance"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>True for a file that never goes onto the device.</summary>
    public static bool IsOnHostOnly(string place) => HostFolders.Values.Any(folder => place.StartsWith(Path.GetRelativePath(Repository.Root, folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    public static IReadOnlyList<Build> For(Target target) => target == Target.Device ? Device.Value : Host.Value;

    private static List<Build> Compile(Target target)
    {
        var builds = new List<Build>();
        var byProject = new Dictionary<string, Build>(StringComparer.Ordinal);
        foreach (var project in NanoProject.All)
        {
            var references = target == Target.Device ? OfTheDevice(project) : HostReferences;
            var referred = project.Projects.Select(path => byProject[path].Reference);
            var build = Build.Of(project.AssemblyName, target, Sources(project, target), [.. references, .. referred], project.IsProgram);
            byProject.Add(project.File, build);
            builds.Add(build);
        }

        return builds;
    }

    // On the host, a few files of ours beside the listed ones give the device's names to the stand-ins and run its tests.
    private static IEnumerable<(string Path, string Text)> Sources(NanoProject project, Target target)
    {
        var files = project.Compile.Select(file => Path.Combine(project.Folder, file));
        if (target == Target.Host)
        {
            files = files.Concat(NanoProject.SourcesIn(HostFolders[project.AssemblyName]));
        }

        return files.Select(file => (Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file)));
    }

    private static IEnumerable<MetadataReference> OfTheDevice(NanoProject project) => project.References
        // The launcher is the interpreter's own start program; tests call nothing in it.
        .Where(name => name != "nanoFramework.UnitTestLauncher")
        .Select(name => DeviceReferences.All.TryGetValue(name, out var reference) ? reference : throw new InvalidOperationException($"{project} refers to {name}, which the device does not have"));

    private static bool IsOneOf(string file, params string[] prefixes) => prefixes.Any(prefix => file.StartsWith(prefix, StringComparison.Ordinal));
}
