using System.Collections.Immutable;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Berit's home with a plan: things happen in it, time passes, and every deadline is kept to the millisecond.</summary>
internal sealed class PlannedHome
{
    public static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public static readonly HomePlan Plan = HomePlan.None with
    {
        Points =
        [
            new("bathroom-radar", PointKind.Radar, "bathroom"), new("bedside-button", PointKind.Button, "bedroom"), new("front-door", PointKind.EntranceDoor, "hall"),
            new("pantry-door", PointKind.Door, "kitchen"), new("hall-motion", PointKind.Motion, "hall"), new("kitchen-motion", PointKind.Motion, "kitchen"),
            new("bedroom-motion", PointKind.Motion, "bedroom"), new("living-room-air", PointKind.Air, "living-room"), new("bedroom-air", PointKind.Air, "bedroom"),
        ],
        // Sensors say every hour how things stand; the stories do not.
        Rules = HomePlan.None.Rules.Add("sensor-silent", new RuleSetting(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("silent-for", 168))),
    };

    private readonly HomeEngine engine = new(AlertLimits.Default, RuleCatalogue.All);
    private readonly Dictionary<RecordStream, long> sequence = [];
    private TimeSpan jumped;

    /// <param name="local">The time on the wall in Oslo.</param>
    public PlannedHome(string local = "2026-01-15 12:00", HomePlan? plan = null)
    {
        Now = Wall(local);
        Set(plan ?? Plan);
    }

    public DateTimeOffset Now { get; private set; }

    public HomeState State { get; private set; } = HomeState.Empty("berit");

    public List<AlertEvent> Events { get; } = [];

    public List<Alert> Raised { get; } = [];

    /// <summary>What has befallen which kind of alert, and when by a clock that nobody has set.</summary>
    public List<string> Lived { get; } = [];

    public List<Intent> Intents { get; } = [];

    public Alert Only => State.Alerts.ShouldHaveSingleItem();

    public IEnumerable<AlertKind> Open => State.Alerts.Select(alert => alert.Kind);

    public static DateTimeOffset Wall(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Oslo.GetUtcOffset(time)).ToUniversalTime();
    }

    public static HomePlan With(string rule, params (string Limit, decimal Value)[] limits)
        => Plan with { Rules = Plan.Rules.SetItem(rule, new RuleSetting(true, limits.ToImmutableSortedDictionary(limit => limit.Limit, limit => limit.Value, StringComparer.Ordinal))) };

    public static HomePlan Off(string rule) => Plan with { Rules = Plan.Rules.SetItem(rule, new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty)) };

    /// <summary>When the habit model raises something if nothing more is heard.</summary>
    public DateTimeOffset? SilentUntil => State.Rules.Plan.Habits.DueOf(State.Rules.Habits)?.At;

    public Alert? OpenOf(AlertKind kind) => State.Alerts.FirstOrDefault(alert => alert.Kind == kind);

    public void Set(HomePlan plan)
    {
        HomePlanCheck.Faults(plan).ShouldBeEmpty();
        Take(engine.Replan(State, new RulePlan(plan, Oslo), Now));
    }

    public RecordId Door(bool open, string point = "front-door", DateTimeOffset? at = null) => Happen(point, new Door(open), at);

    public RecordId Motion(string point, bool on = true, DateTimeOffset? at = null) => Happen(point, new Motion(on), at);

    public RecordId Presence(bool on, string point = "bathroom-radar", DateTimeOffset? at = null) => Happen(point, new Presence(on), at);

    public RecordId Air(decimal degrees, string point = "living-room-air") => Happen(point, new Air(degrees, null, null));

    public RecordId Happen(string point, RecordBody body, DateTimeOffset? at = null, ClockNote clock = ClockNote.None, string gateway = "gw-1")
    {
        var stream = body is Fall or HelpCall or Cancel or Tamper or Hazard or TestAlarm ? RecordStream.Alarm : RecordStream.Routine;
        sequence[stream] = sequence.GetValueOrDefault(stream) + 1;
        var id = new RecordId(gateway, stream, sequence[stream]);
        Take(engine.Apply(State, new HomeRecord(id, at ?? Now, clock, point, body), Now));
        return id;
    }

    public void Notice(HomeNotice notice) => Take(engine.Notice(State, notice, Now));

    public StaffRefusal? Do(StaffAction action)
    {
        var decision = engine.Apply(State, action, Now);
        Take(decision.Decision);
        return decision.Refusal;
    }

    public void Acknowledge(AlertKind kind) => Do(new Acknowledge(OpenOf(kind)!.Id, new StaffPerson("kari", "Kari"), "phone")).ShouldBeNull();

    public void Resolve(AlertKind kind, ResolveCause cause = ResolveCause.RealNeed) => Do(new Resolve(OpenOf(kind)!.Id, new StaffPerson("kari", "Kari"), "phone", cause, null)).ShouldBeNull();

    /// <summary>Time passes, and every deadline on the way is kept.</summary>
    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        while (State.NextDue is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            Tick();
            (State.NextDue is null || State.NextDue > Now).ShouldBeTrue($"the deadline of {due:O} is still due after the tick at {Now:O}");
        }

        Now = until;
    }

    public void WaitUntil(string local) => Wait(Wall(local) - Now);

    /// <summary>Time passes and nobody keeps any deadline.</summary>
    public void Sleep(TimeSpan time) => Now += time;

    public void Tick() => Take(engine.Tick(State, Now));

    /// <summary>The companion stops, and starts again after a time: what it keeps in mind comes from what it stored.</summary>
    public void Restart(TimeSpan down, params LastHeard[] heard)
    {
        Now += down;
        State = engine.Resume(State, heard, Now);
    }

    /// <summary>Somebody sets the companion's clock.</summary>
    public void JumpClock(TimeSpan by)
    {
        Now += by;
        jumped += by;
        Take(engine.ClockMoved(State, by, Now));
    }

    public void Take(HomeDecision decision)
    {
        State = decision.Home;
        Intents.AddRange(decision.Intents);
        foreach (var change in decision.Intents.OfType<ChangeAlert>())
        {
            Events.Add(change.Event);
            if (change.Event.What != AlertEventKind.ClockMoved)
            {
                Lived.Add($"{change.Alert.Kind} {change.Event.What} {(change.Event.At - jumped).UtcDateTime:O}");
            }

            if (change.Event.What == AlertEventKind.Raised)
            {
                Raised.Add(change.Alert);
            }
        }
    }
}
