using System.Globalization;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>Records as a gateway writes them.</summary>
internal static class Wire
{
    public static string Help(long s, DateTimeOffset? t = null, int b = 1, long u = 1000, string src = "button", string p = "bedside-button")
        => Record(s, b, u, t, "help", p, $",\"src\":\"{src}\"");

    public static string Fall(long s, DateTimeOffset? t = null, int b = 1, long u = 1000, int conf = 85)
        => Record(s, b, u, t, "fall", "bathroom-radar", $",\"src\":\"radar\",\"conf\":{conf}");

    public static string Cancel(long s, long reference, DateTimeOffset? t = null, int b = 1, long u = 1000)
        => Record(s, b, u, t, "cancel", "bedside-button", $",\"ref\":{reference}");

    public static string Test(long s, DateTimeOffset? t = null, int b = 1, long u = 1000) => Record(s, b, u, t, "test", "bedside-button", "");

    public static string Door(long s, bool open = true, DateTimeOffset? t = null, int b = 1, long u = 1000)
        => Record(s, b, u, t, "door", "front-door", $",\"open\":{(open ? "true" : "false")}");

    public static string Gap(long s, long from, long to) => Record(s, 1, 1000, null, "gap", "gateway", $",\"stream\":\"routine\",\"from\":{from},\"to\":{to},\"why\":\"store full\"");

    public static string Receipt(long alarm, long routine) => $"{{\"alarm\":{alarm},\"routine\":{routine}}}";

    private static string Record(long s, int b, long u, DateTimeOffset? t, string k, string p, string rest)
        => string.Create(CultureInfo.InvariantCulture, $"{{\"s\":{s},\"b\":{b},\"u\":{u}{(t is { } time ? $",\"t\":{time.ToUnixTimeMilliseconds()}" : "")},\"k\":\"{k}\",\"p\":\"{p}\"{rest}}}");
}
