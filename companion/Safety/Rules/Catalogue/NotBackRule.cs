using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The resident has gone out and is not back. Whether somebody is at home is the habit model's to say: it reads doors and motion together.</summary>
public sealed class NotBackRule : IHabitRule
{
    public RuleCard Card { get; } = new(
        "not-back",
        "Away for longer than this person usually is at that time of day, for 12 hours, or not home by the time that the plan gives, is a serious alert. Late in the "
        + "evening, and earlier in the dark half of the year, what is usual is short until the person is known. It ends by itself with the first signs of life inside.",
        "National alert profile, VKP 4.12 and 4.21; the times are ours.")
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

    /// <inheritdoc/>
    public Verdict Judge(in RuleView home, HabitFinding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Rule != HabitRule.NotBack || SetByPeople(home))
        {
            return Verdict.Nothing;
        }

        var watch = home.Watch("") ?? new RuleWatch(Card.Name, "", found.LastSeenAt, null);
        return Verdict.Watching(watch with { Raised = true, Due = null }) with
        {
            Finding = new Finding(AlertKind.NotBack, "habits", null, new Reason
            {
                At = found.At, Since = watch.Since, UsuallyBy = found.UsuallyBy, LearnedDays = found.LearnedDays, FixedLimits = found.FixedLimits,
            }),
        };
    }

    // Whoever sets a time knows the person better than what is usual.
    private static bool SetByPeople(in RuleView home) => home.Plan.Plan.Rules.TryGetValue(home.Card.Name, out var setting) && setting.Limits.ContainsKey("away-for");

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
