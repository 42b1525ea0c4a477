namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>Where <c>firmware/contract</c> lies on this machine: found from the test program upwards, by <c>nf.sln</c>.</summary>
internal static class ContractFolder
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "firmware", "contract");

    public static string Document { get; } = Path.Combine(Folder, "asyncapi.yaml");

    public static string Schemas { get; } = Path.Combine(Folder, "schemas");

    public static string Vectors { get; } = Path.Combine(Folder, "vectors");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "nf.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No nf.sln above {AppContext.BaseDirectory}.");
    }
}
