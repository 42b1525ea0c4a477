namespace Hjemvakt.Gateway.Alarms;

/// <summary>An alarm of this boot that the resident is still told about.</summary>
internal sealed class OpenAlarm
{
    internal OpenAlarm(string kind, string point, long sequence, long at)
    {
        Kind = kind;
        Point = point;
        Sequence = sequence;
        At = at;
        Latest = at;
    }

    internal readonly string Kind;

    internal readonly string Point;

    /// <summary>Its number in the alarm stream.</summary>
    internal long Sequence;

    /// <summary>Uptime at which it happened.</summary>
    internal readonly long At;

    /// <summary>Uptime at which the same was last told again.</summary>
    internal long Latest;

    /// <summary>A receipt covers it.</summary>
    internal bool Received;

    /// <summary>Uptime at which the receipt came.</summary>
    internal long ReceivedAt;
}
