using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A night with far more bathroom visits, bed exits or movement than the person's own nights: a note in the morning, never at night. Each of the three is counted by a
/// watch of its own: tonight's number (value), and those of the last nights (detail).
/// </summary>
public sealed class RestlessNightRule : IRule
{
    private const string Bathroom = "bathroom", Bed = "bed", Moves = "moves";
    private const int MostNights = 14, LeastNights = 7;

    // Further signs within this time belong to the same visit, and a bed that is empty for less was turned over in.
    private static readonly TimeSpan SameVisit = TimeSpan.FromMinutes(10), TurnsOver = TimeSpan.FromMinutes(2);

    // After the quiet hours people may still sleep, and the day shift begins.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(2);

    public RuleCard Card { get; } = new(
        "restless-night",
        "A night with far more bathroom visits, bed exits or movement than the person's last 14 nights is a note two hours after the quiet hours, at the lowest rank. Until seven nights are known, six visits or exits are. It ends by itself when the next quiet hours begin.",
        "National alert profile, VKP 4.18 and 4.19; the figures are ours.")
    {
        Limits = [new RuleLimit("visits", "/night", 6, 2, 30)],
        Clears = AlertKind.RestlessNight,
        QuietBudget = new(0.1m, "One in ten weeks: a note costs nobody's sleep. Ours.", AlertKind.RestlessNight),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (home.State.Paused is not null || home.IsStale(record) || home.Plan.Point(record.Point) is not { } point || !point.Kind.SeesPeople()
            || !home.Plan.IsQuiet(record.OccurredAt) || home.State.Doubts(point.Id))
        {
            return Verdict.Nothing;
        }

        return point.Kind == PointKind.Bed
            ? record.Body is Presence { On: true } && home.Before is { On: false } left && record.OccurredAt - left.ChangedAt >= TurnsOver && home.Plan.IsQuiet(left.ChangedAt)
                ? Count(home, Bed, record.OccurredAt, TimeSpan.Zero)
                : Verdict.Nothing
            : record.Body is Motion { On: true } or Presence { On: true } && home.Begins(true)
                ? Count(home, home.Plan.IsBathroom(point.Room) ? Bathroom : Moves, record.OccurredAt, SameVisit)
                : Verdict.Nothing;
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (due.Raised)
        {
            // The day of the note is over.
            return Verdict.Watching(due with { Raised = false, Due = MorningAfter(home, home.Now) });
        }

        var nights = Nights(due.Detail);
        var tonight = (int)(due.Value ?? 0);

        // A night on which nobody was at home, or watched, is none.
        var lived = home.State.Habits.AtHome && home.State.Paused is null && !home.State.Stands(RuleNames.NoContact);
        var (limit, usual) = Unusual(home, due.Point, nights);
        var told = lived && tonight >= limit;
        var next = due with
        {
            Value = 0,
            Raised = told,
            Due = told ? home.Plan.Next(home.Plan.Plan.Quiet.From, home.Now) : MorningAfter(home, home.Now),
            Detail = lived ? string.Join(',', nights.Append(tonight).TakeLast(MostNights)) : due.Detail,
        };
        return Verdict.Watching(next) with
        {
            Finding = told
                ? new Finding(
                    AlertKind.RestlessNight, "habits", null,
                    new Reason { At = home.Now, Value = tonight, Limit = usual, Detail = due.Point, LearnedDays = usual is null ? null : nights.Length, FixedLimits = usual is null })
                : null,
        };
    }

    // The morning is on the wall.
    public RuleWatch ClockMoved(in RuleView home, RuleWatch watch, TimeSpan by) => watch.ClockMoved(by) with { Due = watch.Due };

    private Verdict Count(in RuleView home, string what, DateTimeOffset at, TimeSpan same)
    {
        var known = home.Watch(what) ?? new RuleWatch(Card.Name, what, at - TimeSpan.FromDays(1), MorningAfter(home, at)) { Value = 0 };
        return Verdict.Watching(at - known.Since < same ? known with { Since = at } : known with { Since = at, Value = known.Value + 1 });
    }

    private static DateTimeOffset MorningAfter(in RuleView home, DateTimeOffset at) => home.Plan.Next(home.Plan.Plan.Quiet.To.Add(Morning), at);

    // Counts scatter as their root: three times that, and never fewer than three more than usual. The median, so that a bad week does not become the measure at once.
    private static (int Limit, int? Usual) Unusual(in RuleView home, string what, int[] nights)
    {
        if (nights.Length < LeastNights)
        {
            return (what == Moves ? int.MaxValue : (int)home.Limit("visits"), null);
        }

        var median = nights.Order().ElementAt(nights.Length / 2);
        return (median + Math.Max(3, (int)Math.Ceiling(3 * Math.Sqrt(median + 1))), median);
    }

    private static int[] Nights(string? text)
        => string.IsNullOrEmpty(text) ? [] : [.. text.Split(',').Select(night => int.TryParse(night, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0)];
}
