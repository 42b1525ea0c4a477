namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>
/// What nanoFramework offers, as data: a folder with one text file per assembly, in which each line is the documentation id
/// of a public or protected member, a tab, and its signature. The folder lies beside the repository (<c>../shared/nanoframework-api</c>)
/// or below <c>HJEMVAKT_SHARED</c>; it is not ours to publish, so it may be absent.
/// </summary>
internal static class DeviceApi
{
    public static string Absent => SharedFolder.Absent("nanoframework-api");

    public static string? Folder { get; } = SharedFolder.Path("nanoframework-api");

    public static bool IsPresent => Folder is not null;

    /// <summary>Assembly names with their lines.</summary>
    public static IReadOnlyDictionary<string, DeviceAssembly> Assemblies { get; } = Folder is null
        ? new Dictionary<string, DeviceAssembly>()
        : Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new DeviceAssembly(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file)), StringComparer.Ordinal);
}
