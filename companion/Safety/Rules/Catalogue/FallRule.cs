using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// A sensor saw a fall. However unsure it is, it is an alert: the confidence is shown, and a person decides.
/// A doubtful fall that is suppressed is the one kind of false answer nobody can put right. Motion that begins in another room
/// soon after lowers the confidence and says so; it takes nothing back. So does a later record of the gateway that weighs its own word again,
/// and what staff have found of earlier falls at the same place and hour.
/// </summary>
public sealed class FallRule : ILearningRule
{
    private const int Least = 10;
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(30);

    public RuleCard Card { get; } = new(
        "fall",
        "Every fall by radar, wearable or mat is a critical alert, shown with its confidence. Motion that begins in another room within 30 s lowers the confidence to three quarters; so do three falls of a radar at the same place and hour that were false, from 14 days after it was put up.",
        "Of people over 90 who fell, 30 % lay an hour or more, and most did not use their alarm (PMC2590903).")
    {
        Always = true,
        First = true,
        QuietBudget = new(0.17m, "Best published field figure: 0.17 a person-week at 80 % sensitivity (PMC6470846).", AlertKind.Fall),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Body switch
        {
            Fall { Ref: { } of } again => new Verdict { Weigh = new Weighing(record.Id with { Sequence = of }, again.Confidence, again.Why ?? "") },
            Fall fall => Fell(home, record, fall),
            Motion { On: true } when home.Begins(true) && !home.State.Doubts(record.Point) => Moves(home, record),
            _ => Verdict.Nothing,
        };
    }

    /// <inheritdoc/>
    public string Memory => FallDoubts.Memory;

    /// <inheritdoc/>
    public IReadOnlyList<RuleWatch> Begin(in RuleView home)
    {
        List<RuleWatch> begun = [];
        foreach (var point in home.Plan.Plan.Points)
        {
            if (FallDoubts.Begin(home, point.Id) is { } watch)
            {
                begun.Add(watch);
            }
        }

        return begun;
    }

    /// <inheritdoc/>
    public Verdict Weigh(in RuleView home, HomeRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return FallDoubts.Weigh(home, call);
    }

    /// <inheritdoc/>
    public Verdict Learned(in RuleView home, Alert alert, ResolveCause cause)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return FallDoubts.Learned(home, alert, cause);
    }

    private Verdict Fell(in RuleView home, HomeRecord record, Fall fall)
    {
        var room = home.Room(record.Point);
        var verdict = Verdict.Of(new Finding(
            AlertKind.Fall, fall.Source, fall.Confidence, new Reason { At = home.Now, Since = record.OccurredAt, Room = room, Detail = Presence(home, room, record.OccurredAt) }));

        // Who wears the sensor is in no room. Of what is old nothing is seen any more.
        var watched = room is not null && fall.Source != "wearable" && home.Now < record.OccurredAt + Looks;
        return watched
            ? verdict with { Keep = new RuleWatch(Card.Name, room!, record.OccurredAt, record.OccurredAt + Looks) { Value = fall.Confidence, Detail = Of(record.Id) } }
            : verdict;
    }

    // The radar that saw the fall, or the room's bed or mat, says whether somebody is there. Alarms overtake everything else on the way here, so what it
    // said before the fall may be old news, and "nobody" would be a lie about somebody on the floor: only what it has said since counts.
    private static string? Presence(in RuleView home, string? room, DateTimeOffset fell)
    {
        foreach (var point in home.State.Points)
        {
            if (room is not null && point.On is { } on && (point.SaidAt ?? point.LastAt) >= fell && home.Plan.Point(point.Id) is { } planned && planned.Room == room && planned.Kind.SeesPresence())
            {
                return on ? "presence" : "no-presence";
            }
        }

        return null;
    }

    private Verdict Moves(in RuleView home, HomeRecord record)
    {
        if (home.Room(record.Point) is not { } room)
        {
            return Verdict.Nothing;
        }

        foreach (var watch in home.State.Watches)
        {
            if (watch.Rule == Card.Name && watch.Point != room && record.OccurredAt > watch.Since && record.OccurredAt <= watch.Since + Looks)
            {
                var confidence = Math.Max(Least, (int)(watch.Value ?? 0) * 3 / 4);
                return Verdict.Forget(watch) with { Weigh = new Weighing(Parse(watch.Detail!), confidence, $"motion in {room}") };
            }
        }

        return Verdict.Nothing;
    }

    // Ids of gateways hold no '/'.
    private static string Of(RecordId id) => string.Create(CultureInfo.InvariantCulture, $"{id.GatewayId}/{(int)id.Stream}/{id.Sequence}");

    private static RecordId Parse(string text)
    {
        var parts = text.Split('/');
        return new RecordId(parts[0], (RecordStream)int.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
