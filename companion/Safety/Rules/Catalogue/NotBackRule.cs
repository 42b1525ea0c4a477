using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The resident has gone out and is not back. Whether somebody is at home is the habit model's to say: it reads doors and motion together.</summary>
public sealed class NotBackRule : IRule
{
    public RuleCard Card { get; } = new(
        "not-back",
        "Away for 12 hours, or not home by the time that the plan gives, is a serious alert. It ends by itself with the first sign of life inside.",
        "National alert profile, VKP 4.12 and 4.21; the time is ours: set it to what is usual for the person.")
    {
        Limits = [new RuleLimit("away-for", "h", 12, 0.25m, 72)],
        Clears = AlertKind.NotBack,
        QuietBudget = new(0.04m, "One in half a year, as for bathroom-stay. Ours.", AlertKind.NotBack),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        var habits = home.State.Habits;
        var known = home.Watch("");
        if (habits.LastSeenAt is not { } left || habits.AtHome)
        {
            return known is { } over ? Verdict.Forget(over) : Verdict.Nothing;
        }

        if (known is not null)
        {
            return Verdict.Nothing;
        }

        var due = left + home.Time("away-for");
        if (home.Plan.Plan.BackBy is { } by && home.Plan.Next(by, left) is var expected && expected < due)
        {
            due = expected;
        }

        return Verdict.Watching(new RuleWatch(Card.Name, "", left, home.DueAt(due, left)));
    }

    // Hours away are counted; a time of day to be back by is on the wall.
    public RuleWatch ClockMoved(in RuleView home, RuleWatch watch, TimeSpan by)
    {
        var onTheWall = home.Plan.Plan.BackBy is { } back && watch.Due == home.Plan.Next(back, watch.Since);
        return watch.ClockMoved(by) with { Due = onTheWall ? watch.Due : watch.Due.By(by) };
    }

    public Verdict Tick(in RuleView home, RuleWatch due) => Verdict.Watching(due with { Raised = true, Due = null }) with
    {
        Finding = new Finding(AlertKind.NotBack, "door", null, new Reason
        {
            At = home.Now,
            Since = due.Since,
            UsuallyBy = home.Plan.Plan.BackBy is { } by ? home.Plan.Next(by, due.Since) : null,
            Limit = home.Limit("away-for"),
        }),
    };
}
