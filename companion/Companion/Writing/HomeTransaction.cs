using System.Data.Common;
using System.Text;
using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// One transaction over homes: reads through to what is stored, keeps every change to itself, and lets go of it all
/// unless it commits. What happens because of it (page, lamp, receipt) happens after the commit and never before.
/// </summary>
internal sealed class HomeTransaction : IDisposable
{
    private readonly HomeStates states;
    private readonly DbTransaction transaction;
    private readonly Dictionary<string, HomeState> homes = [];
    private readonly Dictionary<string, GatewayState> gateways = [];
    private readonly HashSet<string> contacts = [];
    private readonly WriterConnection connection;
    private readonly AlertWrites alerts = new();
    private CompanionDb? db;

    public HomeTransaction(HomeStates states, WriterConnection connection, HomeEngine engine, ClockReading reading)
    {
        this.states = states;
        this.connection = connection;
        Engine = engine;
        Reading = reading;
        // As the database keeps it, so that what is shown today and what is read back tomorrow are the same.
        Now = DateTimeOffset.FromUnixTimeMilliseconds(reading.Now.ToUnixTimeMilliseconds());
        transaction = connection.Begin();
        Log = connection.Log;
        Log.Enter(transaction);
    }

    public HomeEngine Engine { get; }

    /// <summary>The companion's time; the same for all of the transaction.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The same with the machine's counter.</summary>
    public ClockReading Reading { get; }

    public RecordLog Log { get; }

    /// <summary>EF Core in this transaction; made when first asked for, since most records need none.</summary>
    public CompanionDb Db => db ??= connection.Context(transaction);

    public Tally Tally { get; } = new();

    /// <summary>Changes of alerts, in order.</summary>
    public IReadOnlyList<AlertStep> Steps => alerts.Steps;

    /// <summary>Messages that are to go out, in the hands of this process.</summary>
    public IReadOnlyList<NotificationRow> Messages => alerts.Messages;

    /// <summary>Names this writer in leases.</summary>
    public string Owner => states.Owner;

    /// <summary>Gateways to which a receipt is due.</summary>
    public HashSet<string> Receipts { get; } = [];

    /// <summary>Gateways that have just come.</summary>
    public List<Greeting> Greetings { get; } = [];

    /// <summary>The homes for which something was due before this transaction.</summary>
    public IEnumerable<HomeState> Due => states.Due(Now).ConvertAll(Home);

    /// <summary>Homes with an open alert under the alert for a cause, as it was before this transaction.</summary>
    public IReadOnlyCollection<string> HomesUnder(Guid cause) => states.Causes.Under(cause);

    /// <summary>The homes that this transaction has changed or looked at, as they now stand in it.</summary>
    public IReadOnlyList<HomeState> Touched => [.. homes.Values];

    /// <summary>The homes that have open alerts.</summary>
    public IReadOnlyList<HomeState> WithOpenAlerts() => [.. states.WithOpenAlerts().Select(Home)];

    public HomeState Home(string id) => homes.TryGetValue(id, out var home) ? home : states.Home(id);

    /// <summary>What is known of a gateway; read from the database when it is heard for the first time since the start.</summary>
    public GatewayState Gateway(string id)
    {
        if (gateways.TryGetValue(id, out var known) || (known = states.Gateway(id)) is not null)
        {
            return known;
        }

        var (gateway, cancels) = GatewayLoader.Load(Db, id) ?? throw new InvalidOperationException($"Gateway '{id}' is not enrolled.");
        foreach (var cancel in cancels)
        {
            homes[gateway.HomeId] = HomeEngine.Remember(Home(gateway.HomeId), cancel);
        }

        return gateways[id] = gateway;
    }

    public void Put(GatewayState gateway) => gateways[gateway.Id] = gateway;

    /// <summary>The gateway has been heard just now.</summary>
    /// <param name="boot">Its boot counter, where the message says.</param>
    /// <param name="clockOff">How far its clock is ahead of the companion's, where the message says; negative: behind.</param>
    public void Heard(string gatewayId, int? boot = null, TimeSpan? clockOff = null)
    {
        if (contacts.Add(gatewayId))
        {
            Log.Contact(gatewayId, Now);
        }
        else if (boot is null)
        {
            return;
        }

        Notice(gatewayId, new GatewayHeard(gatewayId, boot, clockOff));
    }

    /// <summary>Runs a part of the work whose failure must not stop the rest. An outage of the database is none of its own and goes on up.</summary>
    /// <param name="about">Which home or gateway it is about.</param>
    /// <returns>False when it failed.</returns>
    public bool Part(string part, string about, Action run)
    {
        try
        {
            Engine.Guard.Enter(part);
            run();
            return true;
        }
        // What the database has refused stands in the transaction: nothing of it can be kept.
        catch (Exception error) when (error is not (DbException or DbUpdateException or NotTheWriterException) && !Database.IsOutage(error))
        {
            Tally.Failures.Add(new PartFailure(part, about, error));
            return false;
        }
    }

    /// <summary>Something came on the alarm stream of a gateway that cannot be read or judged: a critical alert, told at once.</summary>
    /// <param name="detail">What is wrong with it.</param>
    public void Unread(string gatewayId, string homeId, string detail) => Carry(Engine.Unread(Home(homeId), gatewayId, detail, Now));

    /// <summary>A tick of the home has failed: it is tried again, and not at once.</summary>
    public void PutOff(string homeId, TimeSpan time) => homes[homeId] = Home(homeId) with { NotBefore = Now + time };

    /// <summary>Puts before the rules what was noticed about a gateway.</summary>
    public void Notice(string gatewayId, HomeNotice notice, Cause? cause = null)
        => Carry(Engine.Notice(Home(Gateway(gatewayId).HomeId), notice, Now), cause);

    /// <summary>When exactly this input last came, or null when it never has.</summary>
    public DateTimeOffset? QuarantinedAt(QuarantinedInput input) => Log.QuarantinedAt(input);

    /// <summary>Keeps input that broke the contract.</summary>
    /// <returns>False when exactly this has come before.</returns>
    public bool Quarantine(QuarantinedInput input)
    {
        Tally.Quarantined++;
        return Log.Quarantine(input, Now);
    }

    /// <summary>Deletes the oldest records of a kind that came before a time.</summary>
    /// <returns>How many.</returns>
    public int Forget(string homeId, string kind, DateTimeOffset before, int most) => connection.Sweep.Delete(transaction, homeId, kind, before, most);

    /// <summary>How far the clock has jumped, where this transaction moves everything that waits by as much; else null.</summary>
    public TimeSpan? ClockMoved { get; private set; }

    /// <summary>Moves everything that waits, in every home: what is stored, and what is in memory.</summary>
    public void MoveClock(TimeSpan by)
    {
        ClockMoved = by;
        foreach (var statement in WaitingInstants.Statements(Db.Model))
        {
            Db.Database.ExecuteSqlRaw(statement, (long)by.TotalMilliseconds);
        }

        foreach (var home in states.Homes)
        {
            Carry(Engine.ClockMoved(home, by, Now));
        }

        foreach (var gateway in states.Gateways)
        {
            gateways[gateway.Id] = gateway.ClockMoved(by);
        }
    }

    /// <summary>Carries out what the safety engine decided.</summary>
    /// <param name="cause">The record that it decided on, if it was one.</param>
    public void Carry(HomeDecision decision, Cause? cause = null)
    {
        homes[decision.Home.HomeId] = decision.Home;
        foreach (var intent in decision.Intents)
        {
            switch (intent)
            {
                case ChangeAlert change:
                    alerts.Change(change, states.Home(change.Alert.HomeId), cause);
                    break;
                case SetTimer set:
                    alerts.Set(set);
                    break;
                case ClearTimer clear:
                    alerts.Clear(clear);
                    break;
                case AskPeople ask:
                    alerts.Ask(ask, Now, Owner);
                    break;
                case NoteExplained explained:
                    alerts.Explained.Add((decision.Home.HomeId, explained));
                    Tally.Explained.Add(explained.Rule);
                    break;
                case ReportFailure failure:
                    Tally.Failures.Add(new PartFailure(failure.Part, decision.Home.HomeId, failure.Error));
                    if (cause is not null)
                    {
                        Quarantine(new QuarantinedInput(cause.GatewayId, cause.Topic, Encoding.UTF8.GetBytes(cause.Json), $"'{failure.Part}' failed: {failure.Line}"));
                    }

                    break;
                default:
                    throw new InvalidOperationException($"Nobody carries out {intent.GetType().Name}.");
            }
        }
    }

    /// <summary>The commit was asked for and nobody knows whether it was made.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Makes it all durable, and the states in memory say so.</summary>
    public void Commit()
    {
        // What homes have in common is worked out last, and what fails there keeps no home's own alert from being stored.
        Part("common-cause", "", () => new CauseGathering(this, states).Gather());
        if (alerts.Any)
        {
            alerts.Save(Db, Now);
        }

        SaveRules();
        IsInDoubt = true;
        transaction.Commit();
        IsInDoubt = false;
        foreach (var home in homes.Values)
        {
            states.Put(home);
        }

        foreach (var gateway in gateways.Values)
        {
            states.Put(gateway);
        }
    }

    /// <summary>Does all that comes before a commit, and no more.</summary>
    public void Rehearse()
    {
        alerts.Save(Db, Now);
        SaveRules();
    }

    private void SaveRules()
    {
        foreach (var home in homes.Values)
        {
            connection.Rules.Save(transaction, home.HomeId, states.Home(home.HomeId).Rules, home.Rules);
        }
    }

    public void Dispose()
    {
        db?.Dispose();
        transaction.Dispose();
    }
}

/// <summary>The record that a decision was about, and where it came from.</summary>
/// <param name="Arrived">Timestamp of its arrival, for measuring.</param>
internal sealed record Cause(string GatewayId, string Topic, string Json, long Arrived);
