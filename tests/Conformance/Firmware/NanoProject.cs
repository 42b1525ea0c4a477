using System.Xml.Linq;

namespace Hjemvakt.Conformance.Tests.Firmware;

/// <summary>A nanoFramework project file, as Visual Studio's project system will read it.</summary>
internal sealed class NanoProject
{
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/developer/msbuild/2003";

    private readonly XDocument document;

    public NanoProject(string file)
    {
        File = file;
        Folder = Path.GetDirectoryName(file)!;
        document = XDocument.Load(file);
    }

    /// <summary>The three projects that go onto the device or into its interpreter, each after those it refers to.</summary>
    public static IReadOnlyList<NanoProject> All { get; } =
    [
        new(Repository.Path("firmware", "Gateway.Core", "Gateway.Core.nfproj")),
        new(Repository.Path("firmware", "Gateway", "Gateway.nfproj")),
        new(Repository.Path("tests", "Gateway.Core", "NFUnitTest.nfproj")),
    ];

    public string File { get; }

    public string Folder { get; }

    public string AssemblyName => document.Descendants(Ns + "AssemblyName").Single().Value;

    public bool IsProgram => document.Descendants(Ns + "OutputType").Single().Value == "Exe";

    /// <summary>Source files as listed, with the separators of this machine.</summary>
    public IReadOnlyList<string> Compile => [.. Items("Compile").Select(Native)];

    /// <summary>Assemblies referred to, without version and key.</summary>
    public IReadOnlyList<string> References => [.. Items("Reference").Select(name => name.Split(',')[0])];

    /// <summary>For each reference the package folder (id.version) and the file that its hint path names.</summary>
    public IReadOnlyList<(string Reference, string Package, string File)> HintPaths =>
    [
        .. document.Descendants(Ns + "HintPath").Select(hint =>
        {
            var parts = hint.Value.Split('\\');
            return (hint.Parent!.Attribute("Include")!.Value.Split(',')[0], parts[Array.IndexOf(parts, "packages") + 1], parts[^1]);
        }),
    ];

    /// <summary>Full paths of the projects referred to.</summary>
    public IReadOnlyList<string> Projects => [.. Items("ProjectReference").Select(path => Path.GetFullPath(Path.Combine(Folder, Native(path))))];

    /// <summary>What <c>packages.config</c> lists.</summary>
    public IReadOnlyList<(string Id, string Version, string? Framework)> Packages =>
        [.. XDocument.Load(Path.Combine(Folder, "packages.config")).Root!.Elements("package").Select(package => (package.Attribute("id")!.Value, package.Attribute("version")!.Value, package.Attribute("targetFramework")?.Value))];

    /// <summary>Source files on disk, relative to the project, whether listed or not.</summary>
    public IReadOnlyList<string> OnDisk => [.. SourcesIn(Folder).Select(file => Path.GetRelativePath(Folder, file))];

    /// <summary>Full paths of the sources in a project's folder, without what a build leaves there.</summary>
    public static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
        .Order(StringComparer.Ordinal);

    public override string ToString() => Path.GetFileName(File);

    private static string Native(string path) => path.Replace('\\', Path.DirectorySeparatorChar);

    private IEnumerable<string> Items(string name) => document.Descendants(Ns + name).Select(item => item.Attribute("Include")!.Value);
}
