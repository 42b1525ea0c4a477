using System.Collections.Immutable;
using System.Text;
using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Evaluation.Whole;

/// <summary>A recorded home as the whole engine needs it: a plan with its sensors, and its signs as records of a gateway.</summary>
public sealed class RecordedPlan
{
    // Recorders of research homes send no hourly word, and nobody quotes a rule that a recording cannot show.
    private static readonly string[] Off = ["sensor-silent", "test-alarm", "measurement-missing"];

    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private long sequence;

    public RecordedPlan(HomeLife life, bool pets)
    {
        ArgumentNullException.ThrowIfNull(life);
        var points = new List<PlanPoint>();
        foreach (var sign in life.Signs)
        {
            if (ids.TryAdd(sign.Point, $"p{ids.Count + 1}"))
            {
                points.Add(new PlanPoint(ids[sign.Point], KindOf(sign.Kind), RoomOf(sign)));
            }
        }

        var off = new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty);
        Plan = HomePlan.None with { Points = [.. points], Pets = pets, Rules = HomePlan.None.Rules.AddRange(Off.Select(rule => KeyValuePair.Create(rule, off))) };
    }

    public HomePlan Plan { get; }

    /// <summary>The plan, with the budget of the habit model.</summary>
    public RulePlan With(double falseAlarmsPerWeek)
    {
        var limits = ImmutableSortedDictionary<string, decimal>.Empty.Add("false-alarms", (decimal)falseAlarmsPerWeek);
        return new RulePlan(Plan with { Rules = Plan.Rules.SetItem(RuleNames.Inactivity, new RuleSetting(true, limits)) }, TimeZoneInfo.Utc);
    }

    public HomeRecord Record(HomeSign sign)
    {
        RecordBody body = sign.Kind switch
        {
            SignKind.Entrance or SignKind.InnerDoor => new Door(sign.On),
            SignKind.Presence => new Presence(sign.On),
            SignKind.Deed => new ContactWish(),
            _ => new Motion(sign.On),
        };
        return new HomeRecord(new RecordId("gw", RecordStream.Routine, ++sequence), sign.At, ClockNote.None, ids[sign.Point], body);
    }

    private static PointKind KindOf(SignKind kind) => kind switch
    {
        SignKind.Entrance => PointKind.EntranceDoor,
        SignKind.InnerDoor => PointKind.Door,
        SignKind.Presence => PointKind.Bed,
        SignKind.Deed => PointKind.Button,
        _ => PointKind.Motion,
    };

    private static string RoomOf(HomeSign sign)
    {
        var name = (sign.Room ?? sign.Point).ToUpperInvariant();
        bool Says(params string[] words) => words.Any(word => name.Contains(word, StringComparison.Ordinal));
        return sign.Kind is SignKind.MotionAtEntrance or SignKind.Entrance ? "hall"
            : Says("BATH", "TOILET", "SHOWER") ? "bathroom"
            : Says("BED", "SLEEP") ? "bedroom"
            : Says("KITCH") ? "kitchen"
            : Plain(name);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        }

        return plain.ToString();
    }
}
