namespace Hjemvakt.Gateway.Config;

/// <summary>What names may look like.</summary>
internal static class Names
{
    private const int MaxIdLength = 32;

    /// <summary>1 to 32 of a–z, 0–9 and -: safe in a topic, in a file name and in a log.</summary>
    internal static bool IsId(string id)
    {
        for (var i = 0; i < id.Length; i++)
        {
            var c = id[i];
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
            {
                return false;
            }
        }

        return id.Length > 0 && id.Length <= MaxIdLength;
    }

    /// <summary>The machine itself.</summary>
    internal static bool IsLoopback(string host) => host == "localhost" || (host.Length > 4 && host.Substring(0, 4) == "127.");
}
