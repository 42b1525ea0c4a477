using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// Not up in the morning, and no activity for too long while at home. One brain decides both, <see cref="HabitEngine"/>, and its memory
/// is the home's <see cref="RuleState.Habits"/>; here its findings become alerts.
/// </summary>
public sealed class InactivityRule : IRule
{
    private static readonly RuleCard TheCard = new(
        "inactivity",
        "No movement by the usual time in the morning, and no activity for longer than is usual at that time and in that room, are serious alerts. "
        + "Until a week has been learned the limits are fixed.",
        "National alert profile, VKP 4.9 and 4.19; published figure to beat: 0.09 false alarms a day at 5 h 23 min (Sensors 24(20):6583).")
    {
        Limits =
        [
            new RuleLimit("false-alarms", "/week", (decimal)HabitSettings.Default.FalseAlarmsPerWeek, 0.01m, 5),
            new RuleLimit("latest", "h", (decimal)HabitSettings.Default.LatestAlarm.TotalHours, 6, 48),
        ],
    };

    public RuleCard Card => TheCard;

    public Verdict Judge(in RuleView home, HomeRecord record) => Verdict.Nothing;

    internal static HabitSettings SettingsOf(PlanIndex plan) => HabitSettings.Default with
    {
        FalseAlarmsPerWeek = (double)plan.Limit(TheCard, "false-alarms"),
        LatestAlarm = TimeSpan.FromHours((double)plan.Limit(TheCard, "latest")),
    };

    /// <summary>What the habit model has found, as a finding of this rule; null when the rule is off.</summary>
    internal static Finding? Of(PlanIndex plan, HabitFinding found) => !plan.IsOn(TheCard) ? null : new Finding(
        found.Rule == HabitRule.NotUp ? AlertKind.NotUp : AlertKind.Inactive, Severity.Serious, "habits", null,
        new Reason
        {
            At = found.At,
            UsuallyBy = found.UsuallyBy,
            LastSeenAt = found.LastSeenAt,
            Room = plan.Point(found.LastSeenPoint)?.Room,
            LearnedDays = found.LearnedDays,
            FixedLimits = found.FixedLimits,
        },
        found.LastSeenPoint);
}
