using System.Globalization;
using System.Net;

namespace Hjemvakt.Companion.Settings;

/// <summary>What the text of a setting must be. The reader asks before it binds, so that a wrong setting is told in words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SettingRuleAttribute : Attribute
{
    /// <returns>What is wrong, to stand behind the setting's name; null when nothing is.</returns>
    public abstract string? Fault(string text);
}

/// <summary>A TCP port. A port that may be null can be switched <c>off</c>.</summary>
internal sealed class PortAttribute(int least = 0) : SettingRuleAttribute
{
    public override string? Fault(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= least && port <= IPEndPoint.MaxPort
            ? null
            : $"'{text}' is no port; {least} to {IPEndPoint.MaxPort} is expected";
}

/// <summary>A whole number within limits.</summary>
internal sealed class WholeNumberAttribute(int least, int most) : SettingRuleAttribute
{
    public override string? Fault(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : $"'{text}' is no whole number from {least} to {most}";
}

/// <summary>An IP address to listen on.</summary>
internal sealed class IpAddressAttribute : SettingRuleAttribute
{
    public override string? Fault(string text) => IPAddress.TryParse(text, out _) ? null : $"'{text}' is no IP address";
}

/// <summary>The path of a file that is there.</summary>
internal sealed class ExistingFileAttribute : SettingRuleAttribute
{
    public override string? Fault(string text) => File.Exists(text) ? null : $"there is no file '{text}'";
}

/// <summary>A time within limits, as <c>00:01:00</c>.</summary>
internal sealed class TimeBetweenAttribute(string least, string most) : SettingRuleAttribute
{
    public override string? Fault(string text)
        => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Parse(least, CultureInfo.InvariantCulture) && time <= TimeSpan.Parse(most, CultureInfo.InvariantCulture)
            ? null
            : $"'{text}' is no time from {least} to {most}; write 00:01:00 for a minute";
}

/// <summary>One of a few words, written as here.</summary>
internal sealed class OneOfAttribute(params string[] words) : SettingRuleAttribute
{
    public override string? Fault(string text) => words.Contains(text) ? null : $"'{text}' is none of {string.Join(", ", words)}";
}

/// <summary>An address on the web; without TLS only where <paramref name="clear"/> allows it, or on this machine.</summary>
/// <param name="clear">Whether <c>http</c> is allowed to any host.</param>
internal sealed class WebAddressAttribute(bool clear = false) : SettingRuleAttribute
{
    public override string? Fault(string text)
        // "{to}" is where a number is filled in later, and stands for one here.
        => Uri.TryCreate(text.Replace("{to}", "to", StringComparison.Ordinal), UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && (clear || url.IsLoopback)))
            ? null
            : clear ? $"'{text}' is no http or https address" : "is no https address (http is for this machine alone)";
}

/// <summary>Where a site is: scheme, host, port and path, and nothing behind them.</summary>
internal sealed class SiteAddressAttribute : SettingRuleAttribute
{
    public override string? Fault(string text)
        => !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? $"'{text}' is no http or https address"
            : url is { Query: "", Fragment: "", UserInfo: "" } ? null
            : $"'{text}' may have a host, a port and a path, and nothing else";
}

/// <summary>Addresses and networks of reverse proxies.</summary>
internal sealed class ProxiesAttribute : SettingRuleAttribute
{
    public override string? Fault(string text)
    {
        TrustedProxies.Read(text, out var fault);
        return fault;
    }
}

/// <summary>An address that e-mail comes from.</summary>
internal sealed class MailAddressAttribute : SettingRuleAttribute
{
    public override string? Fault(string text)
        => text.Contains('@', StringComparison.Ordinal) && MimeKit.MailboxAddress.TryParse(text, out _) ? null : $"'{text}' is no mail address";
}

/// <summary>A time zone by its IANA name.</summary>
internal sealed class ZoneNameAttribute : SettingRuleAttribute
{
    public override string? Fault(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? null : $"'{text}' is no time zone; write an IANA name such as Europe/Oslo";
}

/// <summary>Kinds of records with days, as <c>motion=30,env=90</c>.</summary>
internal sealed class PeriodsAttribute : SettingRuleAttribute
{
    public override string? Fault(string text)
    {
        RetentionPeriods.Default.With(text, out var fault);
        return fault;
    }
}

/// <summary>A secret of a least length. The text is not shown.</summary>
internal sealed class LongEnoughAttribute(int least) : SettingRuleAttribute
{
    public override string? Fault(string text) => text.Length >= least ? null : $"is too short; use at least {least} characters";
}

/// <summary>A setting that must be there when its section is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededAttribute : Attribute;

/// <summary>Settings that can be wrong only together.</summary>
internal interface IFitTogether
{
    /// <summary>Asked when everything needed is there. A setting that is wrong by itself is at its default then.</summary>
    /// <returns>What does not fit, each as <c>NAME: what is wrong</c>.</returns>
    IEnumerable<string> Misfits();
}
