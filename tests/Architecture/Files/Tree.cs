namespace Hjemvakt.Architecture.Tests.Files;

/// <summary>The files of the repository, without what a build or an editor leaves in it.</summary>
internal static class Tree
{
    private static readonly string[] Left = [".git", "bin", "obj", "artifacts", "TestResults", "packages", ".vs", ".idea", "node_modules"];

    private static readonly string[] Binary = [".png", ".wav", ".ico", ".db"];

    public static string Root => Repository.Root;

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Text => Files.Where(file => !Binary.Contains(Path.GetExtension(file)));

    /// <summary>Sources that people write; what a tool has written is left out.</summary>
    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(child => !Left.Contains(Path.GetFileName(child))).SelectMany(Walk));
}
