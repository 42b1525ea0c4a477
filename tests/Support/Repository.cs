namespace Hjemvakt.Support.Tests;

/// <summary>Where the repository lies: found from the test program upwards, by <c>nf.sln</c>.</summary>
public static class Repository
{
    /// <summary>The folder of <c>nf.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root, from its parts.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "nf.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No nf.sln above {AppContext.BaseDirectory}.");
    }
}
