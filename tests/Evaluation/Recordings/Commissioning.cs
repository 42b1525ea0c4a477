using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Evaluation.Recordings;

/// <summary>
/// What commissioning would have told of a recorded home's sensors: which door leads out, which sensor stands beside it.
/// Taken from names and areas, never from what happens in the recording.
/// </summary>
public sealed class Commissioning
{
    private static readonly string[] OutwardWords = ["outside", "front", "back", "main", "entr", "entry", "garage", "patio", "exit", "porch", "balcony"];
    private static readonly string[] InwardWords =
        ["cabinet", "cupboard", "fridge", "refrig", "freezer", "microwave", "oven", "drawer", "closet", "medicine", "pantry", "wardrobe", "bathroom", "bedroom", "toilet", "shower", "item"];

    private readonly HashSet<string> entrances;
    private readonly HashSet<string> entranceAreas;

    /// <param name="named">Doors that lead out, as somebody who knows the home says; empty to go by the names.</param>
    public Commissioning(IReadOnlyList<RecordedEvent> events, IReadOnlyCollection<string> named)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(named);
        var doors = events.Where(e => IsDoor(e.State)).Select(e => (e.Sensor, e.Area)).Distinct().ToList();
        Doors = [.. doors.Select(d => d.Sensor).Distinct().Order(StringComparer.Ordinal)];
        var outward = named.Count > 0 ? [.. doors.Where(d => named.Contains(d.Sensor, StringComparer.OrdinalIgnoreCase))]
            : doors.Where(d => Says(OutwardWords, d.Sensor) || (Says(OutwardWords, d.Area) && !Says(InwardWords, d.Sensor))).ToList();
        if (outward.Count == 0)
        {
            // No name tells: a door is a door, unless it says that it is a cupboard's.
            outward = [.. doors.Where(d => !Says(InwardWords, d.Sensor) && !Says(InwardWords, d.Area))];
        }

        entrances = [.. outward.Select(d => d.Sensor)];
        entranceAreas = [.. outward.Select(d => d.Area).Where(a => a.Length > 0)];
        Entrances = [.. entrances.Order(StringComparer.Ordinal)];
    }

    /// <summary>Sensors that open and close.</summary>
    public IReadOnlyList<string> Doors { get; }

    /// <summary>Those that are taken to lead out of the home.</summary>
    public IReadOnlyList<string> Entrances { get; }

    /// <returns>The event as the model gets it, or null if it is a reading (temperature, light, power).</returns>
    public HomeSign? Sign(RecordedEvent happened)
    {
        // Recordings name no zone; their local time is played as if it were UTC, in a home whose zone is UTC.
        var at = new DateTimeOffset(DateTime.SpecifyKind(happened.At, DateTimeKind.Unspecified), TimeSpan.Zero);
        var room = happened.Area.Length > 0 ? happened.Area : null;
        return happened.State switch
        {
            "OPEN" or "OPENED" => new HomeSign(at, happened.Sensor, Door(happened), true, room),
            "CLOSE" or "CLOSED" => new HomeSign(at, happened.Sensor, Door(happened), false, room),
            "ON" => new HomeSign(at, happened.Sensor, Motion(happened), true, room),
            "OFF" => new HomeSign(at, happened.Sensor, Motion(happened), false, room),
            "PRESENT" or "START" => new HomeSign(at, happened.Sensor, SignKind.InnerDoor, false, room),
            "ABSENT" or "END" or "STOP" => new HomeSign(at, happened.Sensor, SignKind.InnerDoor, true, room),
            _ => null,
        };
    }

    public bool IsEntrance(RecordedEvent happened) => IsDoor(happened.State) && entrances.Contains(happened.Sensor);

    /// <summary>The event is of a door that leads out, or of the place just inside it.</summary>
    public bool IsAtEntrance(RecordedEvent happened) => IsEntrance(happened) || entranceAreas.Contains(happened.Area);

    private static bool IsDoor(string state) => state is "OPEN" or "OPENED" or "CLOSE" or "CLOSED";

    private static bool Says(string[] words, string name) => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private SignKind Door(RecordedEvent happened) => entrances.Contains(happened.Sensor) ? SignKind.Entrance : SignKind.InnerDoor;

    private SignKind Motion(RecordedEvent happened) => entranceAreas.Contains(happened.Area) ? SignKind.MotionAtEntrance : SignKind.Motion;
}
