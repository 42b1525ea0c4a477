namespace Hjemvakt.Support.Tests;

/// <summary>What is not ours to publish, and therefore may be absent: the folder <c>../shared</c> beside the repository, or the one that <c>HJEMVAKT_SHARED</c> names.</summary>
public static class SharedFolder
{
    private static readonly string Root = System.IO.Path.GetFullPath(Environment.GetEnvironmentVariable("HJEMVAKT_SHARED") ?? Repository.Path("..", "shared"));

    /// <summary>The path of a file or a folder there, or null when it is absent.</summary>
    public static string? Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Root, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>Why a test is skipped that needs this part of it.</summary>
    public static string Absent(string part) => $"{part} is absent: put it in ../shared beside the repository, or name its parent folder in HJEMVAKT_SHARED";
}
