using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A room is so cold that the body's core cools.</summary>
public sealed class FreezingRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "freezing",
        "9 °C or less for two hours is a critical alert; it is told again every 3 °C below that. Nothing is told of rooms outside or meant to be cold.",
        "Two hours at 9 °C or less cool the body's core (WHO housing guidance).")
    {
        Limits = [new RuleLimit("freezing", "°C", 9, -10, 15), new RuleLimit("freezing-for", "h", 2, 0, 24)],
        QuietBudget = new(0.01m, "One in two years: two hours of measured cold are hardly ever a mistake. Ours.", AlertKind.Freezing),
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
    {
        if (record.Body is not Air { Temperature: { } degrees } || !home.Is(record.Point, PointKind.Air))
        {
            return null;
        }

        if (!RoomTemperatureRule.IsLivedIn(home, record.Point))
        {
            return new Standing(false, record.Point, TimeSpan.Zero);
        }

        var limit = home.Limit("freezing");
        return degrees <= limit ? new Standing(true, record.Point, home.Time("freezing-for"), degrees) { Band = Band(limit, degrees) }
            : degrees >= limit + RoomTemperatureRule.Back ? new Standing(false, record.Point, TimeSpan.Zero)
            : null;
    }

    protected override int BandOf(in RuleView home, RuleWatch watch) => Band(home.Limit("freezing"), watch.Value ?? home.Limit("freezing"));

    private static int Band(decimal limit, decimal degrees) => 1 + (int)(Math.Max(0, limit - degrees) / RoomTemperatureRule.Step);

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        AlertKind.Freezing, "air", null,
        new Reason { At = home.Now, Since = watch.Since, Room = home.Room(watch.Point), Value = watch.Value, Limit = home.Limit("freezing") }, watch.Point);
}
