using System.Data.Common;
using System.Text;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Homes;

/// <summary>
/// One transaction over homes: reads through to what is stored, keeps every change to itself, and lets go of it all
/// unless it commits. What happens because of it (page, lamp, receipt) happens after the commit and never before.
/// </summary>
internal sealed class HomeTransaction : IDisposable
{
    private readonly HomeBook book;
    private readonly DbTransaction transaction;
    private readonly Dictionary<string, HomeState> homes = [];
    private readonly Dictionary<string, GatewayState> gateways = [];
    private readonly HashSet<string> contacts = [];
    private readonly WriterConnection connection;
    private readonly AlertWrites alerts = new();
    private CompanionDb? db;

    public HomeTransaction(HomeBook book, WriterConnection connection, HomeEngine engine, DateTimeOffset now)
    {
        this.book = book;
        this.connection = connection;
        Engine = engine;
        // As the database keeps it, so that what is shown today and what is read back tomorrow are the same.
        Now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        transaction = connection.Begin();
        Log = connection.Log;
        Log.Enter(transaction);
    }

    public HomeEngine Engine { get; }

    /// <summary>The companion's time; the same for all of the transaction.</summary>
    public DateTimeOffset Now { get; }

    public RecordLog Log { get; }

    /// <summary>EF Core in this transaction; made when first asked for, since most records need none.</summary>
    public CompanionDb Db => db ??= connection.Context(transaction);

    public Tally Tally { get; } = new();

    /// <summary>Changes of alerts, in order.</summary>
    public IReadOnlyList<AlertStep> Steps => alerts.Steps;

    /// <summary>Messages that are to go out, in the hands of this process.</summary>
    public IReadOnlyList<NotificationRow> Messages => alerts.Messages;

    /// <summary>Names this writer in leases.</summary>
    public string Owner => book.Owner;

    /// <summary>Gateways to which a receipt is due.</summary>
    public HashSet<string> Receipts { get; } = [];

    /// <summary>Gateways that have just come.</summary>
    public List<Greeting> Greetings { get; } = [];

    /// <summary>The homes for which something was due before this transaction.</summary>
    public IEnumerable<HomeState> Due => book.Due(Now).ConvertAll(Home);

    public HomeState Home(string id) => homes.TryGetValue(id, out var home) ? home : book.Home(id);

    /// <summary>What is known of a gateway; read from the database when it is heard for the first time since the start.</summary>
    public GatewayState Gateway(string id)
    {
        if (gateways.TryGetValue(id, out var known) || (known = book.Gateway(id)) is not null)
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
    public void Heard(string gatewayId, int? boot = null)
    {
        if (contacts.Add(gatewayId))
        {
            Log.Contact(gatewayId, Now);
        }
        else if (boot is null)
        {
            return;
        }

        Notice(gatewayId, new Heard(gatewayId, boot));
    }

    /// <summary>Puts before the rules what was noticed about a gateway.</summary>
    public void Notice(string gatewayId, HomeNotice notice, Cause? cause = null)
        => Carry(Engine.Notice(Home(Gateway(gatewayId).HomeId), notice, Now), cause);

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
                    alerts.Change(change, book.Home(change.Alert.HomeId), cause);
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
                case ReportRuleFailure failure when cause is not null:
                    Quarantine(new QuarantinedInput(cause.GatewayId, cause.Topic, Encoding.UTF8.GetBytes(cause.Json), $"rule '{failure.Rule}' failed: {failure.Error}"));
                    Tally.RuleFailures++;
                    break;
                case ReportRuleFailure:
                    Tally.RuleFailures++;
                    break;
                default:
                    throw new InvalidOperationException($"Nobody carries out {intent.GetType().Name}.");
            }
        }
    }

    /// <summary>The commit was asked for and nobody knows whether it was made.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Makes it all durable, and the book say so.</summary>
    public void Commit()
    {
        if (alerts.Any)
        {
            alerts.Save(Db);
        }

        SaveRules();
        IsInDoubt = true;
        transaction.Commit();
        IsInDoubt = false;
        foreach (var home in homes.Values)
        {
            book.Put(home);
        }

        foreach (var gateway in gateways.Values)
        {
            book.Put(gateway);
        }
    }

    /// <summary>Does all that comes before a commit, and no more.</summary>
    public void Rehearse()
    {
        alerts.Save(Db);
        SaveRules();
    }

    private void SaveRules()
    {
        foreach (var home in homes.Values)
        {
            connection.Rules.Save(transaction, home.HomeId, book.Home(home.HomeId).Rules, home.Rules);
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
