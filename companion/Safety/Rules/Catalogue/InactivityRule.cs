using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Not up in the morning, and no activity for too long while at home. One brain decides both, <see cref="HabitEngine"/>, and its memory
/// is the home's <see cref="RuleState.Habits"/>; here its findings become alerts.
/// </summary>
public sealed class InactivityRule : IHabitRule
{
    public RuleCard Card { get; } = new(
        RuleNames.Inactivity,
        "No movement by the usual time in the morning, and no activity for longer than is usual at that time and in that room, are serious alerts. "
        + "Until a week has been learned they are mostly those that are typical of people who live alone.",
        "National alert profile, VKP 4.9 and 4.19; published figure to beat: 0.09 false alarms a day at 5 h 23 min (Sensors 24(20):6583).")
    {
        Limits = [HabitLimits.FalseAlarms, HabitLimits.Latest],
        QuietBudget = new(HabitLimits.FalseAlarms.Default, "What the model itself is set to; with not-back and bathroom-stay it makes one false alarm in twenty days.", AlertKind.NotUp, AlertKind.Inactive)
        {
            AcceptedBy = HabitLimits.FalseAlarms.Name,
        },
    };

    public Verdict Judge(in RuleView home, HomeRecord record) => Verdict.Nothing;

    public Verdict Judge(in RuleView home, HabitFinding found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found.Rule == HabitRule.NotBack ? Verdict.Nothing : Verdict.Of(new Finding(
            found.Rule == HabitRule.NotUp ? AlertKind.NotUp : AlertKind.Inactive, "habits", null,
            new Reason
            {
                At = found.At,
                UsuallyBy = found.UsuallyBy,
                LastSeenAt = found.LastSeenAt,
                Room = home.Room(found.LastSeenPoint),
                LearnedDays = found.LearnedDays,
                FixedLimits = found.FixedLimits,
            },
            found.LastSeenPoint));
    }
}
