using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests;

/// <summary>Berit's home and its engine, with time moved by hand and everything that was decided written down.</summary>
internal sealed class TestHome(IReadOnlyList<IRule>? rules = null, AlertLimits? limits = null, OnCallPlan? plan = null)
{
    public static readonly DateTimeOffset Evening = new(2026, 1, 15, 21, 30, 0, TimeSpan.FromHours(1));

    private HomeEngine engine = new(limits ?? AlertLimits.Default, rules ?? RuleCatalogue.All, plan);

    public DateTimeOffset Now { get; private set; } = Evening;

    public HomeState State { get; private set; } = HomeState.Empty("berit");

    public List<Intent> Intents { get; } = [];

    /// <summary>The last known form of every alert there ever was.</summary>
    public Dictionary<Guid, Alert> Alerts { get; } = [];

    public List<AlertEvent> Events { get; } = [];

    public Alert Only => State.Alerts.ShouldHaveSingleItem();

    public IEnumerable<AlertEventKind> Told => Events.Select(e => e.What);

    public void Wait(TimeSpan time) => Now += time;

    public Alert? Help(long s, string gateway = "gw-1") => Happen(s, new HelpCall("button"), gateway);

    public Alert? Fall(long s, int confidence = 80, string gateway = "gw-1") => Happen(s, new Fall("radar", confidence), gateway);

    public void Cancel(long s, long reference, string gateway = "gw-1") => Happen(s, new Cancel(reference), gateway);

    public Alert? Happen(long s, RecordBody body, string gateway = "gw-1", ClockNote clock = ClockNote.None)
    {
        var record = new HomeRecord(new RecordId(gateway, RecordStream.Alarm, s), Now, clock, "bedside-button", body);
        Take(engine.Apply(State, record, Now));
        return State.Alerts.FirstOrDefault(alert => alert.Records.Contains(record.Id));
    }

    public StaffRefusal? Notified(Guid alert) => Do(new Notify(alert, new StaffPerson("page", "page"), "browser"));

    public StaffRefusal? Acknowledge(Guid alert, string who = "Kari") => Do(new Acknowledge(alert, Named(who), "phone"));

    public StaffRefusal? Go(Guid alert, string who = "Kari") => Do(new GoThere(alert, Named(who), "phone"));

    public StaffRefusal? Resolve(Guid alert, string who = "Kari", ResolveCause cause = ResolveCause.RealNeed) => Do(new Resolve(alert, Named(who), "phone", cause, null));

    private static StaffPerson Named(string name) => new($"id of {name}", name);

    public StaffRefusal? Do(StaffAction action)
    {
        var decision = engine.Apply(State, action, Now);
        Take(decision.Decision);
        return decision.Refusal;
    }

    /// <summary>Another plan of who is asked is in force.</summary>
    public void Replan(OnCallPlan? before, OnCallPlan now)
    {
        engine = engine.With(now);
        Take(engine.Reconsider(State, before, Now));
    }

    /// <summary>Time passes, and every deadline on the way is kept.</summary>
    public void Live(TimeSpan time)
    {
        var until = Now + time;
        while (State.NextDue is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            Tick();
            (State.NextDue is null || State.NextDue > Now).ShouldBeTrue("what is due is done");
        }

        Now = until;
    }

    public void Tick() => Take(engine.Tick(State, Now));

    public void Redate(long s, DateTimeOffset occurredAt) => Take(HomeEngine.Redate(State, new RecordId("gw-1", RecordStream.Alarm, s), occurredAt, Now));

    private void Take(HomeDecision decision)
    {
        State = decision.Home;
        Intents.AddRange(decision.Intents);
        foreach (var change in decision.Intents.OfType<ChangeAlert>())
        {
            Alerts[change.Alert.Id] = change.Alert;
            Events.Add(change.Event);
        }
    }
}
