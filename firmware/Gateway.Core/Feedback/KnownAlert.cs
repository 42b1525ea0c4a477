using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Gateway.Feedback;

/// <summary>An open alert of this home, as the companion last told.</summary>
internal sealed class KnownAlert
{
    internal KnownAlert(string id, string kind)
    {
        Id = id;
        Kind = kind;
    }

    internal readonly string Id;

    internal readonly string Kind;

    internal AlertStage Stage;

    /// <summary>Uptime of the last news.</summary>
    internal long HeardAt;
}
