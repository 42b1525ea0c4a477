using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>Gives records their boot and their times. One head is filled again and again.</summary>
internal sealed class RecordDater
{
    internal readonly IClock Time;

    private readonly RecordHead _head = new RecordHead();

    internal RecordDater(IClock clock)
    {
        Time = clock;
    }

    /// <summary>Number of this boot.</summary>
    internal int Boot;

    /// <summary>A head for something that happened at this uptime. If the wall clock is set by now, that moment gets its Unix time too.</summary>
    internal RecordHead Head(string kind, string point, long at)
    {
        var unix = Time.UnixMs;
        return _head.Set(Boot, at, unix > 0 ? unix - (Time.UptimeMs - at) : 0, kind, point);
    }

    /// <summary>A head for something that happens now.</summary>
    internal RecordHead HeadNow(string kind, string point) => Head(kind, point, Time.UptimeMs);
}
