using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Safety.Homes.Plans;

/// <summary>Says of a home's plan what cannot stand, in words that tell what to do.</summary>
public static class HomePlanCheck
{
    /// <summary>The longest pause: who is away for longer has a plan made anew.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(366);

    private const int MostPauses = 100, MostLetters = 64;
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromHours(18);
    private static readonly ImmutableArray<string> Measures = ["bp", "spo2", "temp", "weight", "pulse"];

    /// <summary>All faults; empty when the plan can be used.</summary>
    public static ImmutableArray<Sentence> Faults(HomePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Sentence>();
        Points(faults, plan);
        Times(faults, plan);
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
            faults.Add(new($"Det er {plan.Pauses.Length} pauser; {MostPauses} er det meste. Ta bort noen som er over.", $"There are {plan.Pauses.Length} pauses; {MostPauses} is the most. Take away some that are over."));
        }

        return faults.ToImmutable();
    }

    /// <summary>A local date and time that somebody has entered, as an instant; refused when the clock never shows it.</summary>
    /// <param name="latest">Of a time that comes twice, the second.</param>
    public static (DateTimeOffset? At, Sentence? Fault) Entered(TimeZoneInfo zone, DateTime local, bool latest)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (WallClock.Entered(zone, local, latest) is { } at)
        {
            return (at, null);
        }

        var jump = WallClock.At(zone, WallClock.HandOver(zone, local));
        var text = local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var after = jump.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (null, new(
            $"Klokkeslettet {text} finnes ikke: klokken stilles fram den natten. Velg {after} eller senere.",
            $"The time {text} does not exist: the clock is put forward that night. Choose {after} or later."));
    }

    private static void Points(ImmutableArray<Sentence>.Builder faults, HomePlan plan)
    {
        if (plan.Points.Length > RuleState.MostPoints)
        {
            faults.Add(new(
                $"Hjemmet har {plan.Points.Length} følere; {RuleState.MostPoints} er det meste.", $"The home has {plan.Points.Length} points; {RuleState.MostPoints} is the most."));
        }

        foreach (var id in plan.Points.GroupBy(point => point.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(new($"Føleren «{id}» står to ganger. Behold én av dem.", $"The point '{id}' is there twice. Keep one of them."));
        }

        foreach (var point in plan.Points)
        {
            if (point.Id.Length is 0 or > MostLetters || point.Room.Length is 0 or > MostLetters || !Enum.IsDefined(point.Kind))
            {
                faults.Add(new(
                    $"Føleren «{point.Id}» trenger et navn, en type og et rom på høyst {MostLetters} tegn.", $"The point '{point.Id}' needs an id, a kind and a room of at most {MostLetters} letters."));
            }
        }
    }

    private static void Times(ImmutableArray<Sentence>.Builder faults, HomePlan plan)
    {
        var quiet = plan.Quiet.To - plan.Quiet.From;
        if (plan.Quiet.From == plan.Quiet.To || quiet > LongestQuiet)
        {
            faults.Add(new(
                "De stille timene må ha en begynnelse og en annen slutt, og vare høyst 18 timer. Skal døren ikke varsle om natten, slå av regelen i stedet.",
                "The quiet hours need a beginning and another end, and may last 18 hours. If the door is not to alert at night, turn the rule off instead."));
        }

        foreach (var measure in plan.Measurements)
        {
            if (!Measures.Contains(measure.Measure))
            {
                faults.Add(new(
                    $"Målingen «{measure.Measure}» finnes ikke. Velg {string.Join(", ", Measures)}.", $"There is no measurement '{measure.Measure}'. Choose {string.Join(", ", Measures)}."));
            }
        }

        foreach (var twice in plan.Measurements.GroupBy(measure => measure.Measure, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(new($"Målingen «{twice}» står to ganger. Behold én av dem.", $"The measurement '{twice}' is there twice. Keep one of them."));
        }
    }

    private static void Rule(ImmutableArray<Sentence>.Builder faults, string name, RuleSetting setting)
    {
        if (RuleCatalogue.All.FirstOrDefault(rule => rule.Card.Name == name)?.Card is not { } card)
        {
            faults.Add(new($"Regelen «{name}» finnes ikke. Rett navnet.", $"There is no rule '{name}'. Put the name right."));
            return;
        }

        if (!setting.On && card.Always)
        {
            faults.Add(new(
                $"Regelen «{name}» kan ikke slås av, for da ville ingen få vite noe. Sett hjemmet på pause til et tidspunkt i stedet.",
                $"The rule '{name}' cannot be turned off, for nobody would ever know. Pause the home until a time instead."));
        }

        foreach (var (limitName, value) in setting.Limits)
        {
            if (card.Limits.FirstOrDefault(limit => limit.Name == limitName) is not { } limit)
            {
                faults.Add(new(
                    $"Regelen «{name}» har ingen grense «{limitName}». {Has(card, "Den har", "ingen")}", $"The rule '{name}' has no limit '{limitName}'. {Has(card, "It has", "none")}"));
            }
            else if (value < limit.Least || value > limit.Most)
            {
                faults.Add(new(
                    $"Grensen «{limitName}» i regelen «{name}» er {Text(value)}. Velg fra {Text(limit.Least)} til {Text(limit.Most)} {limit.Unit}.",
                    $"The limit '{limitName}' of the rule '{name}' is {Text(value)}. Choose from {Text(limit.Least)} to {Text(limit.Most)} {limit.Unit}."));
            }
        }

        Ascending(faults, card, setting);
    }

    private static void Ascending(ImmutableArray<Sentence>.Builder faults, RuleCard card, RuleSetting setting)
    {
        for (var i = 1; i < card.Ascending.Length; i++)
        {
            var (low, high) = (card.Ascending[i - 1], card.Ascending[i]);
            if (Value(card, setting, low) >= Value(card, setting, high))
            {
                faults.Add(new(
                    $"I regelen «{card.Name}» må grensen «{low}» være mindre enn «{high}».", $"In the rule '{card.Name}' the limit '{low}' must be less than '{high}'."));
            }
        }
    }

    private static void Pause(ImmutableArray<Sentence>.Builder faults, Pause pause)
    {
        if (pause.To <= pause.From)
        {
            faults.Add(new("Pausen slutter før den begynner. Velg et senere sluttidspunkt.", "The pause ends before it begins. Choose a later end."));
        }
        else if (pause.To - pause.From > LongestPause)
        {
            faults.Add(new("Pausen varer i mer enn ett år. Velg et tidligere sluttidspunkt; den kan forlenges.", "The pause lasts for more than a year. Choose an earlier end; it can be made longer."));
        }
    }

    private static string Has(RuleCard card, string has, string none) => $"{has} {(card.Limits.IsEmpty ? none : string.Join(", ", card.Limits.Select(limit => limit.Name)))}.";

    private static decimal Value(RuleCard card, RuleSetting setting, string limit) => setting.Limits.TryGetValue(limit, out var value) ? value : card.Limit(limit).Default;

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
