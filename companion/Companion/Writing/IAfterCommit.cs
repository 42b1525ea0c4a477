using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Somebody who is told, on the writer's thread and in order, what has been stored. Must be quick and must not wait. When
/// the connection broke during a commit, it is told as soon as the database has said that the commit was made.
/// </summary>
internal interface IAfterCommit
{
    void Committed(Committed committed);

    /// <summary><see cref="Committed"/> has failed: makes good what was missed, from what is stored.</summary>
    void Missed()
    {
    }
}

/// <summary>What has been stored.</summary>
/// <param name="late">It was in doubt until now: gateways that waited for an answer were sent away, and will ask again.</param>
internal readonly struct Committed(HomeTransaction transaction, HomeStates states, bool late = false)
{
    /// <summary>Changes of alerts, in order.</summary>
    public IReadOnlyList<AlertStep> Steps => transaction.Steps;

    /// <summary>Messages that are to go out.</summary>
    public IReadOnlyList<NotificationRow> Messages => transaction.Messages;

    /// <summary>Gateways to which a receipt is due.</summary>
    public IReadOnlyCollection<string> Receipts => late ? [] : transaction.Receipts;

    /// <summary>Gateways that have just come and must be told how things stand.</summary>
    public IReadOnlyList<Greeting> Greetings => late ? [] : transaction.Greetings;

    /// <summary>The clock has jumped, and everything that waits was moved by this much; else null.</summary>
    public TimeSpan? ClockMoved => transaction.ClockMoved;

    public GatewayState Gateway(string id) => states.Gateway(id) ?? throw new InvalidOperationException($"Gateway '{id}' was not in this transaction.");

    public HomeState Home(string id) => states.Home(id);
}

/// <summary>How things stand for a gateway that has just come.</summary>
/// <param name="Alerts">The open alerts of its home, and those that ended while it may have been away.</param>
internal sealed record Greeting(string GatewayId, IReadOnlyList<AlertFeedback> Alerts);
