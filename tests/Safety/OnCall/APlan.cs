using System.Collections.Immutable;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Tests.OnCall;

/// <summary>Plans to test with: Kari and Ola share the first line week by week, Liv has the second.</summary>
internal static class APlan
{
    public static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static readonly TimeOnly Eight = new(8, 0);

    public static Rota TwoWeeks { get; } = new(
        "nord", "Nord", "Europe/Oslo", new DateOnly(2026, 1, 5), 2,
        [
            Week(DutyLine.First, 0, "kari"), Week(DutyLine.First, 1, "ola"),
            Week(DutyLine.Second, 0, "liv"), Week(DutyLine.Second, 1, "liv"),
        ],
        []);

    public static OnCallPlan Of(Rota? rota = null, params ImmutableArray<EscalationPolicy> policies) => OnCallPlan.Empty with
    {
        People = [Person("kari"), Person("ola"), Person("liv"), Person("nils")],
        Teams = [new Team("nord", "Team Nord", ["kari", "ola", "liv"], "liv", "nord", ImmutableDictionary<Severity, string>.Empty)],
        Rotas = [rota ?? TwoWeeks],
        Policies = policies,
    };

    public static Colleague Person(string id) => new(id, char.ToUpperInvariant(id[0]) + id[1..], [new Contact(Channel.Ntfy, $"{id}-topic"), new Contact(Channel.Sms, "+4790000000")]);

    public static Shift Week(DutyLine line, int week, string person) => new(line, week, DayOfWeek.Monday, Eight, DayOfWeek.Monday, Eight, person);

    public static Shift Day(DayOfWeek day, int from, int until, string person, DutyLine line = DutyLine.First)
        => new(line, 0, day, new TimeOnly(from, 0), until > from ? day : (DayOfWeek)(((int)day + 1) % 7), new TimeOnly(until, 0), person);

    /// <summary>An instant by the clock on the wall in Oslo.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) => ZoneTime.HandOver(Oslo, new DateTime(year, month, day, hour, minute, 0));

    public static string[] On(this Rota rota, DateTimeOffset at, DutyLine line = DutyLine.First) => [.. DutyRoster.At(rota, line, at, _ => true)];
}
