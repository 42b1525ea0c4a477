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

    internal string Id { get; }

    internal string Kind { get; }

    internal AlertStage Stage { get; set; }

    /// <summary>Uptime of the last news.</summary>
    internal long HeardAt { get; set; }
}
