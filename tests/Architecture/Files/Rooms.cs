namespace Hjemvakt.Architecture.Tests.Files;

/// <summary>Which namespace begins in which folder.</summary>
internal static class Rooms
{
    private static readonly (string Folder, string Namespace)[] Roots =
    [
        ("companion/Companion", "Hjemvakt.Companion"),
        ("companion/Safety", "Hjemvakt.Safety"),
        ("tests/Evaluation", "Hjemvakt.Evaluation"),
        ("companion/Showroom", "Hjemvakt.Showroom"),
        ("firmware/Gateway.Core", "Hjemvakt.Gateway"),
        ("firmware/Gateway", "Hjemvakt.Gateway"),
        ("firmware/Host/VirtualHome", "Hjemvakt.VirtualHome"),
    ];

    /// <summary>The namespace that a folder stands for; null where the names are somebody else's, as those of the stand-ins.</summary>
    public static string? NamespaceOf(string folder)
    {
        foreach (var (root, name) in Roots)
        {
            if (folder == root || folder.StartsWith(root + "/", StringComparison.Ordinal))
            {
                return name + folder[root.Length..].Replace('/', '.');
            }
        }

        if (folder.Split('/') is ["tests", var suite, .. var below])
        {
            return string.Join('.', (string[])["Hjemvakt", suite, "Tests", .. below]);
        }

        return null;
    }
}
