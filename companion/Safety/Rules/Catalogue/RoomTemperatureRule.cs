using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A room is too cold or too hot to live in. One rule with two settings: each has a limit, a worse limit, and a time for each; every three degrees beyond the worse
/// one are worse again. What is outside or meant to be cold is not watched; a bedroom that its resident wants cool may be so in the quiet hours.
/// </summary>
public sealed class RoomTemperatureRule : StandingRule
{
    /// <summary>°C inside the limit at which it is over: a room that hovers at the limit is one alert.</summary>
    internal const decimal Back = 0.5m;

    /// <summary>°C that make it worse than it was.</summary>
    internal const decimal Step = 3;

    private readonly AlertKind kind;
    private readonly string limit, worse;

    private RoomTemperatureRule(AlertKind kind, string limit, string worse, RuleCard card)
    {
        this.kind = kind;
        this.limit = limit;
        this.worse = worse;
        Card = card;
    }

    public static RoomTemperatureRule Cold { get; } = new(AlertKind.Cold, "cold", "very-cold", new(
        "cold",
        "Below 18 °C for four hours, or below 16 °C for one, is a moderate alert; it is told again below 16 °C and every 3 °C below that. It ends by itself at 18.5 °C. "
        + "A bedroom that shall be cool at night may have 12 °C in the quiet hours, and has four hours after them to become warm. Nothing is told of rooms outside or meant to be cold.",
        "WHO: 18 °C is the least for a home, 2 to 3 more for old people who sit still; below 16 °C the airways suffer.")
    {
        Limits =
        [
            new RuleLimit("very-cold", "°C", 16, 5, 25),
            new RuleLimit("cold", "°C", 18, 5, 28),
            new RuleLimit("cold-for", "h", 4, 0, 48),
            new RuleLimit("very-cold-for", "h", 1, 0, 48),
            new RuleLimit("cool", "°C", 12, 5, 25),
        ],
        Ascending = ["very-cold", "cold"],
        Clears = AlertKind.Cold,
        QuietBudget = new(0.05m, "One in twenty weeks. Ours: a moderate alert; what a room is for, and when, belongs in the plan.", AlertKind.Cold),
    });

    public static RoomTemperatureRule Hot { get; } = new(AlertKind.Hot, "hot", "very-hot", new(
        "hot",
        "Above 26 °C for four hours, or above 28 °C for one, is a moderate alert; it is told again above 28 °C and every 3 °C above that. It ends by itself at 25.5 °C.",
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
        QuietBudget = new(0.05m, "One in twenty weeks. Ours: a moderate alert; what a room is for, and when, belongs in the plan.", AlertKind.Hot),
    });

    public override RuleCard Card { get; }

    protected override Standing? Look(in RuleView home, HomeRecord record)
    {
        if (record.Body is not Air { Temperature: { } degrees } || !home.Is(record.Point, PointKind.Air))
        {
            return null;
        }

        if (!IsLivedIn(home, record.Point))
        {
            return new Standing(false, record.Point, TimeSpan.Zero);
        }

        var beyond = Beyond(degrees, home.Limit(limit));
        if (IsCoolByWish(home, record.Point, degrees, record.OccurredAt))
        {
            // What was told before the quiet hours is not over because they have begun.
            return beyond > 0 && home.Watch(record.Point) is { Raised: true } ? null : new Standing(false, record.Point, TimeSpan.Zero);
        }

        return beyond > 0 ? new Standing(true, record.Point, After(home, record.Point, degrees, record.OccurredAt), degrees) { Band = Band(home, degrees) }
            : beyond <= -Back ? new Standing(false, record.Point, TimeSpan.Zero)
            : null;
    }

    public override Verdict Tick(in RuleView home, RuleWatch due)
        // The quiet hours have begun since the room was last heard.
        => due.Value is { } degrees && IsCoolByWish(home, due.Point, degrees, home.Now) ? due.Raised ? Verdict.Watching(due with { Due = null }) : Verdict.Forget(due)
            : base.Tick(home, due);

    protected override int BandOf(in RuleView home, RuleWatch watch) => Band(home, watch.Value ?? home.Limit(limit));

    /// <summary>People live in the room that a point is in.</summary>
    internal static bool IsLivedIn(in RuleView home, string point) => home.Room(point) is not { } room || home.Plan.Purpose(room) is RoomPurpose.Living or RoomPurpose.Sleeping;

    private bool IsCoolByWish(in RuleView home, string point, decimal degrees, DateTimeOffset at)
        => kind == AlertKind.Cold && IsBedroom(home, point) && degrees >= home.Limit("cool") && home.Plan.IsQuiet(at);

    private static bool IsBedroom(in RuleView home, string point) => home.Room(point) is { } room && home.Plan.Purpose(room) == RoomPurpose.Sleeping;

    // A bedroom that was cool at night needs its time to become warm, too.
    private TimeSpan After(in RuleView home, string point, decimal degrees, DateTimeOffset at)
        => home.Time($"{(Beyond(degrees, home.Limit(worse)) > 0 && !(kind == AlertKind.Cold && IsBedroom(home, point) && degrees >= home.Limit("cool") && !home.Plan.IsQuiet(at)) ? worse : limit)}-for");

    private int Band(in RuleView home, decimal degrees)
        => Beyond(degrees, home.Limit(worse)) is > 0 and var beyond ? 2 + (int)(beyond / Step) : 1;

    protected override Finding Found(in RuleView home, RuleWatch watch) => new(
        kind, "air", null,
        new Reason
        {
            At = home.Now,
            Since = watch.Since,
            Room = home.Room(watch.Point),
            Value = watch.Value,
            Limit = home.Limit(watch.Value is { } degrees && Beyond(degrees, home.Limit(worse)) > 0 ? worse : limit),
        },
        watch.Point);

    // How far a temperature is beyond a limit, on the side that this rule is about.
    private decimal Beyond(decimal degrees, decimal of) => kind == AlertKind.Hot ? degrees - of : of - degrees;
}
