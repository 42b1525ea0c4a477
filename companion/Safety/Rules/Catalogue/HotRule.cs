using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A room is too hot.</summary>
public sealed class HotRule : StandingRule
{
    public override RuleCard Card { get; } = new(
        "hot",
        "Above 26 °C for four hours, or above 28 °C for one, is a moderate alert. It ends by itself at 25.5 °C.",
        "WHO: a room to cool down in is at most 26 °C in a heat wave; 28 °C is ours.")
    {
        Limits =
        [
            new RuleLimit("hot", "°C", 26, 15, 40),
            new RuleLimit("very-hot", "°C", 28, 15, 45),
            new RuleLimit("hot-for", "h", 4, 0, 48),
            new RuleLimit("very-hot-for", "h", 1, 0, 48),
        ],
        Ascending = ["hot", "very-hot"],
        Clears = AlertKind.Hot,
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
    {
        if (record.Body is not Air { Temperature: { } degrees } || !home.Is(record.Point, PointKind.Air))
        {
            return null;
        }

        var hot = home.Limit("hot");
        return degrees > hot ? new Standing(true, record.Point, home.Time(degrees > home.Limit("very-hot") ? "very-hot-for" : "hot-for"), degrees)
            : degrees <= hot - ColdRule.Back ? new Standing(false, record.Point, TimeSpan.Zero)
            : null;
    }

    protected override Finding Found(in RuleView home, Watch watch) => new(
        AlertKind.Hot, Severity.Moderate, "air", null,
        new Reason
        {
            At = home.Now,
            Since = watch.Since,
            Room = home.Room(watch.Point),
            Value = watch.Value,
            Limit = home.Limit(watch.Value > home.Limit("very-hot") ? "very-hot" : "hot"),
        },
        watch.Point);
}
