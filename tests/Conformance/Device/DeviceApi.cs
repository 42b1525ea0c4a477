namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>
/// What nanoFramework offers, as data: a folder with one text file per assembly, in which each line is the documentation id
/// of a public or protected member, a tab, and its signature. The folder lies beside the repository (<c>../shared/nanoframework-api</c>)
/// or below <c>HJEMVAKT_SHARED</c>; it is not ours to publish, so it may be absent.
/// </summary>
internal static class DeviceApi
{
    public const string Absent = "nanoframework-api is absent: put it in ../shared beside the repository, or name its parent folder in HJEMVAKT_SHARED";

    public static string? Folder { get; } = Find();

    public static bool IsPresent => Folder is not null;

    /// <summary>Assembly names with their lines.</summary>
    public static IReadOnlyDictionary<string, DeviceAssembly> Assemblies { get; } = Folder is null
        ? new Dictionary<string, DeviceAssembly>()
        : Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new DeviceAssembly(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file)), StringComparer.Ordinal);

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("HJEMVAKT_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine(shared, "nanoframework-api"));
        return Directory.Exists(folder) ? folder : null;
    }
}
