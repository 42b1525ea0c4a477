using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Rules.State;

/// <summary>The limits of the habit model that a plan can set. They are those of the rule <see cref="RuleNames.Inactivity"/>.</summary>
internal static class HabitLimits
{
    public static RuleLimit FalseAlarms { get; } = new("false-alarms", "/week", (decimal)HabitSettings.Default.FalseAlarmsPerWeek, 0.01m, 5);

    public static RuleLimit Latest { get; } = new("latest", "h", (decimal)HabitSettings.Default.LatestAlarm.TotalHours, 6, 48);

    /// <summary>The settings of the habit model in a home with this plan.</summary>
    public static HabitSettings SettingsOf(PlanIndex plan) => HabitSettings.Default with
    {
        FalseAlarmsPerWeek = (double)FalseAlarms.In(plan, RuleNames.Inactivity),
        LatestAlarm = TimeSpan.FromHours((double)Latest.In(plan, RuleNames.Inactivity)),
    };
}
