using Hjemvakt.Gateway.Common;

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

    /// <summary>The machine itself: only there may a connection be without TLS.</summary>
    internal static bool IsLoopback(string host)
    {
        if (host == "localhost" || host == "::1")
        {
            return true;
        }

        for (var i = 0; i < host.Length; i++)
        {
            // Digits and dots only: a name may begin with 127. too.
            if (host[i] != '.' && (host[i] < '0' || host[i] > '9'))
            {
                return false;
            }
        }

        return Texts.Begin(host, "127.");
    }
}
