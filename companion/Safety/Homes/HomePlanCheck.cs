using System.Collections.Immutable;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Homes;

/// <summary>Says of a home's plan what cannot stand, as faults.</summary>
public static class HomePlanCheck
{
    /// <summary>The longest pause: who is away for longer has a plan made anew.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(366);

    private const int MostPauses = 100, MostVisits = 32, MostLetters = 64;
    private static readonly TimeSpan LongestVisit = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(18);
    private static readonly ImmutableArray<string> Measures = ["bp", "spo2", "temp", "weight", "pulse"];

    /// <summary>All faults; empty when the plan can be used.</summary>
    public static ImmutableArray<Fault> Faults(HomePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        Points(faults, plan);
        Times(faults, plan);
        Visits(faults, plan);
        Rooms(faults, plan);
        foreach (var (name, setting) in plan.Rules)
        {
            Rule(faults, name, setting);
        }

        foreach (var pause in plan.Pauses)
        {
            Pause(faults, pause);
        }

        if (plan.Pauses.Length > MostPauses)
        {
            faults.Add(Fault.Of(FaultCode.TooManyPauses, plan.Pauses.Length, MostPauses));
        }

        return faults.ToImmutable();
    }

    /// <summary>A local date and time that somebody has entered, as an instant; refused when the clock never shows it.</summary>
    /// <param name="latest">Of a time that comes twice, the second.</param>
    public static (DateTimeOffset? At, Fault? Fault) Entered(TimeZoneInfo zone, DateTime local, bool latest)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (ZoneTime.Entered(zone, local, latest) is { } at)
        {
            return (at, null);
        }

        var jump = ZoneTime.At(zone, ZoneTime.HandOver(zone, local));
        return (null, Fault.Of(FaultCode.TimeIsSkipped, local, TimeOnly.FromDateTime(jump)));
    }

    private static void Points(ImmutableArray<Fault>.Builder faults, HomePlan plan)
    {
        if (plan.Points.Length > RuleState.MostPoints)
        {
            faults.Add(Fault.Of(FaultCode.TooManyPoints, plan.Points.Length, RuleState.MostPoints));
        }

        foreach (var id in plan.Points.GroupBy(point => point.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(Fault.Of(FaultCode.PointTwice, id));
        }

        foreach (var point in plan.Points)
        {
            if (point.Id is not { Length: > 0 and <= MostLetters } || point.Room is not { Length: > 0 and <= MostLetters } || !Enum.IsDefined(point.Kind))
            {
                faults.Add(Fault.Of(FaultCode.PointIncomplete, point.Id ?? "", MostLetters));
            }
        }
    }

    private static void Visits(ImmutableArray<Fault>.Builder faults, HomePlan plan)
    {
        if (plan.Visits.Length > MostVisits)
        {
            faults.Add(Fault.Of(FaultCode.TooManyVisits, plan.Visits.Length, MostVisits));
        }

        foreach (var visit in plan.Visits)
        {
            if (visit.Who is not { Length: > 0 and <= MostLetters } || visit.From == visit.To || visit.Length > LongestVisit || visit.Days.Any(day => !Enum.IsDefined(day)))
            {
                faults.Add(Fault.Of(FaultCode.VisitIncomplete, visit.From, visit.To, LongestVisit.TotalHours, MostLetters));
            }
        }
    }

    // A purpose of a room that no sensor is in would change nothing, and is a name that was written wrong.
    private static void Rooms(ImmutableArray<Fault>.Builder faults, HomePlan plan)
    {
        foreach (var (room, purpose) in plan.Rooms)
        {
            if (!Enum.IsDefined(purpose) || plan.Points.All(point => point.Room != room))
            {
                faults.Add(Fault.Of(FaultCode.RoomWithoutPoint, room));
            }
        }
    }

    private static void Times(ImmutableArray<Fault>.Builder faults, HomePlan plan)
    {
        var quiet = plan.Quiet.To - plan.Quiet.From;
        if (plan.Quiet.From == plan.Quiet.To || quiet > LongestQuiet)
        {
            faults.Add(Fault.Of(FaultCode.QuietHours));
        }

        foreach (var measure in plan.Measurements)
        {
            if (!Measures.Contains(measure.Measure))
            {
                faults.Add(Fault.Of(FaultCode.MeasurementUnknown, measure.Measure, string.Join(", ", Measures)));
            }
        }

        foreach (var twice in plan.Measurements.GroupBy(measure => measure.Measure, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(Fault.Of(FaultCode.MeasurementTwice, twice));
        }
    }

    private static void Rule(ImmutableArray<Fault>.Builder faults, string name, RuleSetting setting)
    {
        if (RuleCatalogue.All.FirstOrDefault(rule => rule.Card.Name == name)?.Card is not { } card)
        {
            faults.Add(Fault.Of(FaultCode.RuleUnknown, name));
            return;
        }

        if (!setting.On && card.Always)
        {
            faults.Add(Fault.Of(FaultCode.RuleIsAlwaysOn, new NamedRule(name)));
        }

        foreach (var (limitName, value) in setting.Limits)
        {
            if (card.Limits.FirstOrDefault(limit => limit.Name == limitName) is not { } limit)
            {
                faults.Add(Fault.Of(FaultCode.LimitUnknown, name, limitName, LimitsOf(card)));
            }
            else if (value < limit.Least || value > limit.Most)
            {
                faults.Add(Fault.Of(FaultCode.LimitOutOfRange, new NamedLimit(name, limitName), new NamedRule(name), value, limit.Least, limit.Most, limit.Unit));
            }
        }

        Ascending(faults, card, setting);
    }

    private static void Ascending(ImmutableArray<Fault>.Builder faults, RuleCard card, RuleSetting setting)
    {
        for (var i = 1; i < card.Ascending.Length; i++)
        {
            var (low, high) = (card.Ascending[i - 1], card.Ascending[i]);
            if (Value(card, setting, low) >= Value(card, setting, high))
            {
                faults.Add(Fault.Of(FaultCode.LimitsCross, new NamedRule(card.Name), new NamedLimit(card.Name, low), new NamedLimit(card.Name, high)));
            }
        }
    }

    private static void Pause(ImmutableArray<Fault>.Builder faults, Pause pause)
    {
        if (pause.To <= pause.From)
        {
            faults.Add(Fault.Of(FaultCode.PauseEndsBeforeItBegins));
        }
        else if (pause.To - pause.From > LongestPause)
        {
            faults.Add(Fault.Of(FaultCode.PauseTooLong));
        }
    }

    private static Fault LimitsOf(RuleCard card)
        => card.Limits.IsEmpty ? Fault.Of(FaultCode.HasNoLimits) : Fault.Of(FaultCode.HasLimits, string.Join(", ", card.Limits.Select(limit => limit.Name)));

    private static decimal Value(RuleCard card, RuleSetting setting, string limit) => setting.Limits.TryGetValue(limit, out var value) ? value : card.Limit(limit).Default;
}
