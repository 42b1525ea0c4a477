using System.Globalization;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Web.Rotas;

/// <summary>A rota as a list for people: each interval with who has it, and the intervals that nobody has.</summary>
public sealed record DutyInterval(DutyLine Line, Duty? Duty, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>How far ahead the page looks.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>All stretches of a rota from now on, in order of time.</summary>
    public static IReadOnlyList<DutyInterval> Of(OnCallPlan plan, Rota rota, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        var duties = Enum.GetValues<DutyLine>().SelectMany(line => DutyRoster.Between(rota, line, now, now + Ahead, plan.Counts))
            .Select(duty => new DutyInterval(duty.Line, duty, duty.From, duty.Until));
        var gaps = DutyRoster.Gaps(rota, now, now + Ahead, plan.Counts).Select(gap => new DutyInterval(gap.Line, null, gap.From, gap.Until));
        return [.. duties.Concat(gaps).OrderBy(stretch => stretch.From).ThenBy(stretch => stretch.Line)];
    }

    /// <summary>Whether this is the second line of somebody who has the first at the same time.</summary>
    public bool StandsBehindItself(DutyInterval other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Line == DutyLine.Second && other.Line == DutyLine.First && Duty is { } mine && other.Duty?.Person == mine.Person && From < other.Until && Until > other.From;
    }

    /// <summary>The duty as the value of a form's field.</summary>
    public static string Key(Duty duty) => string.Create(
        CultureInfo.InvariantCulture, $"{duty.Line}|{duty.From.ToUnixTimeMilliseconds()}|{duty.Until.ToUnixTimeMilliseconds()}|{duty.Person}");

    /// <summary>The duty that a form's field names, or null: the field is written by whoever likes to.</summary>
    public static Duty? Read(string? key)
        => key?.Split('|', 4) is [var line, var from, var until, var person]
            && Enum.TryParse<DutyLine>(line, out var which) && Enum.IsDefined(which) && Time(from) is { } begins && Time(until) is { } ends
            ? new Duty(which, person, begins, ends)
            : null;

    /// <summary>As <c>man. 2. mar. kl. 08:00 – 15:30</c>, in the rota's own zone.</summary>
    public string When(Rota rota, Words words)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(words);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        var (from, until) = (TimeZoneInfo.ConvertTime(From, zone), TimeZoneInfo.ConvertTime(Until, zone));
        return $"{words.DayAndTime(from)} – {(from.Date == until.Date ? until.ToString("HH:mm", CultureInfo.InvariantCulture) : words.DayAndTime(until))}";
    }

    private static DateTimeOffset? Time(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
