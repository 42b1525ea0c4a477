using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Eight ordinary days in Solveig's home, and then a morning on which nothing moves.</summary>
public static class NoMovementScenario
{
    private const int OrdinaryDays = 8;

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "solveig", "2026-01-05 06:00", timeline, cancel);
        // The days are told record by record: nobody shall wait for each minute's heartbeat and each hour's repetition.
        await stage.PlanAsync(plan => plan with { Rules = plan.Rules.SetItem("no-contact", SilentFor(86_400)).SetItem("sensor-silent", SilentFor(168)) }, cancel);
        timeline.Event("ordinary days begin", stage.Time.GetUtcNow());
        for (var day = 0; day < OrdinaryDays; day++)
        {
            await LiveAsync(stage, day, cancel);
        }

        var habits = stage.Rules.Habits;
        timeline.Note("eight days lived", stage.Time.GetUtcNow(), $"usually up {habits.UsuallyUp:HH\\:mm}, learned from {habits.LearnedDays.ToString(CultureInfo.InvariantCulture)} days");
        timeline.Must(habits.UsuallyUp is not null, "nothing was learned of the mornings");
        var before = await stage.Stored.AllAsync(cancel);
        timeline.Must(before.Count == 0, $"an ordinary day made an alert: {string.Join(", ", before.Select(alert => $"{alert.Kind} at {alert.OccurredAt:O}"))}");
        timeline.Tell();

        await stage.BeginDutyAsync(cancel);
        var due = stage.Rules.Plan.Habits.DueOf(habits)!.Value.At;
        stage.Time.Advance(due - stage.Time.GetUtcNow());
        await stage.Home.HeartbeatAsync(cancel);
        var alert = await stage.SeenAsync("not up, seen on the page's event stream", AlertKind.NotUp, cancel);

        await stage.Home.RoutineAsync("motion", "bedroom-motion", "\"on\":true", cancel);
        await stage.SeenAsync("seen again: still asks for an answer", AlertKind.NotUp, cancel, push => push.Id == alert.Id && push.Version > alert.Version && push.Awaits);
        await stage.AnswerAsync(alert.Id, ResolveCause.FalseAlarmResident, cancel);
        timeline.Must(await stage.CountAsync(AlertKind.NotUp, cancel) == 1, "one morning made more than one alert");
    }

    private static RuleSetting SilentFor(decimal limit) => new(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("silent-for", limit));

    // Up at about twenty to eight, something every three quarters of an hour, and in bed at nine minutes to eleven.
    private static async Task LiveAsync(RuleStage stage, int day, CancellationToken cancel)
    {
        var midnight = stage.Time.GetUtcNow().AddHours(-6);
        var up = midnight.AddMinutes(455 + (day * 7 % 11));
        var bed = midnight.AddMinutes((22 * 60) + 51);
        for (var (at, number) = (up, 0); at < bed; at = at.AddMinutes(45), number++)
        {
            await MoveAsync(stage, at, number % 4 == 3, cancel);
            if (number % 4 == 3)
            {
                // Out of the bathroom and through the bedroom.
                await MoveAsync(stage, at.AddMinutes(3), false, cancel);
            }
        }

        await MoveAsync(stage, bed, false, cancel);
        stage.Time.Advance(midnight.AddHours(30) - stage.Time.GetUtcNow());
    }

    private static async Task MoveAsync(RuleStage stage, DateTimeOffset at, bool bathroom, CancellationToken cancel)
    {
        stage.Time.Advance(at - stage.Time.GetUtcNow());
        var (kind, point) = bathroom ? ("presence", "bathroom-radar") : ("motion", "bedroom-motion");
        await stage.Home.RoutineAsync(kind, point, "\"on\":true", cancel);
        stage.Time.Advance(TimeSpan.FromMinutes(2));
        await stage.Home.RoutineAsync(kind, point, "\"on\":false", cancel);
    }
}
