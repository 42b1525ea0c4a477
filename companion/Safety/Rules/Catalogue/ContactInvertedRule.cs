using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// An outer door that is open all day and shut for moments only, again and again: its contact is wired the wrong way round, or the magnet hangs on the
/// wrong side. Until that is put right every opening is missed. A day is judged at a time; its watch counts the minutes shut (value) and how often (detail).
/// </summary>
public sealed class ContactInvertedRule : IRule
{
    private const int LeastTimesShut = 3;
    private const decimal WellAgain = 50;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public RuleCard Card { get; } = new(
        "contact-inverted",
        "An outer door that in a day was shut for less than a tenth of the time, and at least three times, is a technical alert. It ends by itself after a day with the door mostly shut.",
        "Ours: a door of a home in the Norwegian climate is shut for most of the day, and an inverted contact turned 31 passages of one week into doors left open.")
    {
        Limits = [new RuleLimit("shut-below", "%", 10, 1, 40)],
        Clears = AlertKind.ContactInverted,
        QuietBudget = new(0.02m, "One a year. Ours: a contact is turned round once.", AlertKind.ContactInverted),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Door door || !home.Is(record.Point, PointKind.EntranceDoor) || home.IsStale(record))
        {
            return Verdict.Nothing;
        }

        if (home.Watch(record.Point) is not { } day)
        {
            return Verdict.Watching(Begin(record.Point, record.OccurredAt));
        }

        return home.Before is not { } before || before.On == door.Open ? Verdict.Nothing
            : door.Open ? Verdict.Watching(day with { Value = day.Value + Shut(day, before, record.OccurredAt) })
            : Verdict.Watching(day with { Detail = (Times(day) + 1).ToString(CultureInfo.InvariantCulture) });
    }

    public Verdict Tick(in RuleView home, RuleWatch due)
    {
        if (home.State.Point(due.Point) is not { } point || !home.Is(due.Point, PointKind.EntranceDoor))
        {
            return Verdict.Forget(due);
        }

        var minutes = (due.Value ?? 0) + (point.On == false ? Shut(due, point, home.Now) : 0);
        var share = minutes / Math.Max(1, (decimal)(home.Now - due.Since).TotalMinutes) * 100;
        var next = Begin(due.Point, home.Now) with { Raised = due.Raised && share < WellAgain };
        return due.Raised || Times(due) < LeastTimesShut || share >= home.Limit("shut-below")
            ? Verdict.Watching(next)
            : Verdict.Watching(next with { Raised = true }) with
            {
                Finding = new Finding(
                    AlertKind.ContactInverted, "door", null,
                    new Reason { At = home.Now, Since = due.Since, Room = home.Room(due.Point), Value = Math.Round(minutes), Limit = home.Limit("shut-below"), Detail = due.Point }, due.Point),
            };
    }

    private RuleWatch Begin(string point, DateTimeOffset at) => new(Card.Name, point, at, at + Day) { Value = 0, Detail = "0" };

    private static int Times(RuleWatch day) => int.Parse(day.Detail ?? "0", CultureInfo.InvariantCulture);

    // Minutes of this day for which the door has been shut until now.
    private static decimal Shut(RuleWatch day, PointState point, DateTimeOffset until)
        => Math.Max(0, (decimal)(until - (point.ChangedAt > day.Since ? point.ChangedAt : day.Since)).TotalMinutes);
}
