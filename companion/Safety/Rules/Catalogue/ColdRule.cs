using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A room is too cold to live in.</summary>
public sealed class ColdRule : StandingRule
{
    /// <summary>°C above the limit at which it is over: a room that hovers at the limit is one alert.</summary>
    internal const decimal Back = 0.5m;

    public override RuleCard Card { get; } = new(
        "cold",
        "Below 18 °C for four hours, or below 16 °C for one, is a moderate alert. It ends by itself at 18.5 °C.",
        "WHO: 18 °C is the least for a home, 2 to 3 more for old people who sit still; below 16 °C the airways suffer.")
    {
        Limits =
        [
            new RuleLimit("very-cold", "°C", 16, 5, 25),
            new RuleLimit("cold", "°C", 18, 5, 28),
            new RuleLimit("cold-for", "h", 4, 0, 48),
            new RuleLimit("very-cold-for", "h", 1, 0, 48),
        ],
        Ascending = ["very-cold", "cold"],
        Clears = AlertKind.Cold,
    };

    protected override Standing? Look(in RuleView home, HomeRecord record)
    {
        if (record.Body is not Air { Temperature: { } degrees } || !home.Is(record.Point, PointKind.Air))
        {
            return null;
        }

        var cold = home.Limit("cold");
        return degrees < cold ? new Standing(true, record.Point, home.Time(degrees < home.Limit("very-cold") ? "very-cold-for" : "cold-for"), degrees)
            : degrees >= cold + Back ? new Standing(false, record.Point, TimeSpan.Zero)
            : null;
    }

    protected override Finding Found(in RuleView home, Watch watch) => new(
        AlertKind.Cold, Severity.Moderate, "air", null,
        new Reason
        {
            At = home.Now,
            Since = watch.Since,
            Room = home.Room(watch.Point),
            Value = watch.Value,
            Limit = home.Limit(watch.Value < home.Limit("very-cold") ? "very-cold" : "cold"),
        },
        watch.Point);
}
