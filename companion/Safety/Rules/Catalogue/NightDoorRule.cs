using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A door that leads out is opened in the home's quiet hours: somebody may be on the way out into the night. In a planned visit it is expected, and the home is looked
/// at when the visit is over: the door must be shut again, and a bed that was taken before must be taken, or somebody must be seen inside.
/// </summary>
public sealed class NightDoorRule : IRule
{
    // A visit goes in and out, and stands in the door for a moment.
    private static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(10);

    // How long after a visit somebody may need to be back in bed.
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(20);

    public RuleCard Card { get; } = new(
        "night-door",
        "An outer door that is opened in the home's quiet hours (23:00–06:00 unless set) is a serious alert, at once. In a planned visit it is one only when it is still open after 10 minutes, "
        + "or when 20 minutes after the visit a bed is empty that was taken before, and nobody is seen inside.",
        "Wandering at night is a serious event in the national alert profile (VKP 4.15, severity 30).")
    {
        QuietBudget = new(0.02m, "One a year. Ours; planned visits belong in the plan.", AlertKind.DoorAtNight),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Door door || !home.Is(record.Point, PointKind.EntranceDoor))
        {
            return Verdict.Nothing;
        }

        var known = home.Watch(record.Point);
        if (!door.Open)
        {
            return known is { } visit && !home.IsStale(record) ? Verdict.Watching(visit with { Due = home.DueAt(record.OccurredAt + Settles, record.OccurredAt) }) : Verdict.Nothing;
        }

        // A door says again every hour that it is open. What comes late and out of order is news whatever is known since.
        if (!home.Plan.IsQuiet(record.OccurredAt) || !home.Begins(true) && !home.IsStale(record))
        {
            return Verdict.Nothing;
        }

        if (home.Plan.VisitAt(record.OccurredAt) is not { } expected)
        {
            return Verdict.Of(Found(home, record.Point, record.OccurredAt));
        }

        if (home.IsStale(record))
        {
            return new Verdict { Explained = Told(expected) };
        }

        var due = home.DueAt(record.OccurredAt + OpenFor, record.OccurredAt);
        return known is { } goesOn
            ? Verdict.Watching(goesOn with { Due = due })
            : Verdict.Watching(new RuleWatch(Card.Name, record.Point, record.OccurredAt, due) { Detail = TakenBeds(home) }) with { Explained = Told(expected) };
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (home.State.Point(due.Point) is not { } door)
        {
            return Verdict.Forget(due);
        }

        if (door.On == true)
        {
            return Verdict.Forget(due) with { Finding = Found(home, due.Point, door.ChangedAt) };
        }

        if (home.Plan.VisitAt(home.Now) is not null)
        {
            return Verdict.Watching(due with { Due = home.Now + Settles });
        }

        return Verdict.Forget(due) with { Finding = IsAsBefore(home, due, door.ChangedAt) ? null : Found(home, due.Point, due.Since) };
    }

    private static Finding Found(in RuleView home, string door, DateTimeOffset since) => new(AlertKind.DoorAtNight, "door", null, new Reason
    {
        At = home.Now,
        Since = since,
        Room = home.Room(door),
        Detail = home.Plan.QuietText,
    }, door);

    private static string Told(PlannedVisit visit) => string.Create(CultureInfo.InvariantCulture, $"{visit.Who} {visit.From:HH\\:mm}–{visit.To:HH\\:mm}");

    private static string? TakenBeds(in RuleView home)
    {
        string? beds = null;
        foreach (var point in home.State.Points)
        {
            if (point.On == true && home.Is(point.Id, PointKind.Bed))
            {
                beds = beds is null ? point.Id : $"{beds} {point.Id}";
            }
        }

        return beds;
    }

    private static bool IsAsBefore(in RuleView home, RuleWatch visit, DateTimeOffset shut)
    {
        if (visit.Detail is not { } beds)
        {
            return true;
        }

        foreach (var point in home.State.Points)
        {
            if (home.Plan.Point(point.Id) is { } planned && planned.Kind.SeesPeople()
                && (point.ChangedAt > shut || point.On == true && planned.Kind.SeesPresence() && (planned.Kind != PointKind.Bed || Array.IndexOf(beds.Split(' '), point.Id) >= 0)))
            {
                return true;
            }
        }

        return false;
    }
}
