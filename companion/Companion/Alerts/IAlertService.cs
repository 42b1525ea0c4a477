using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>What people can do with alerts. The web pages know nothing else of the companion's inside.</summary>
public interface IAlertService
{
    /// <summary>How many alerts that are over are given at most.</summary>
    const int MostResolved = 50;

    /// <summary>
    /// Open alerts, the gravest and then the oldest first. Those that stand under the alert for a cause are in that one, and technical ones that have
    /// ended by themselves are among those that are over.
    /// </summary>
    ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel);

    /// <summary>Alerts that are over since <paramref name="since"/>, the latest first and no more than <see cref="MostResolved"/>.</summary>
    ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>One alert with its timeline, or null if there is none.</summary>
    ValueTask<AlertView?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>
    /// Every change of any alert from the call on, each after it is durably stored; those of one alert in order. What is about a person goes first,
    /// and of milder alerts (moderate, technical) a reader who is slow gets the latest change only. Ends with <paramref name="cancel"/>,
    /// and earlier for a reader who falls so far behind that changes would be lost: who comes to the end reads
    /// <see cref="OpenAsync"/> again and subscribes anew. Nobody waits for a slow reader.
    /// </summary>
    IAsyncEnumerable<AlertView> ChangesAsync(CancellationToken cancel);

    /// <summary>Tells that an alert in state raised has been put before a person; makes it notified. Does nothing in any other state.</summary>
    ValueTask NotifiedAsync(Guid id, Actor through, CancellationToken cancel);

    /// <summary>A member of staff takes the alert. Exactly one of two simultaneous calls wins. Answers a reopened alert too, and takes that over.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be stored just now; as of every step below.</exception>
    ValueTask<AlertAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel);

    /// <summary>The holder is on the way to the home. Another member of staff who calls this takes the alert over, and the timeline says so.</summary>
    ValueTask<AlertAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel);

    /// <summary>The same, with the time it takes to be there.</summary>
    ValueTask<AlertAnswer> OnTheWayAsync(Guid id, Actor who, TimeSpan? within, CancellationToken cancel) => OnTheWayAsync(id, who, cancel);

    /// <summary>Ends the alert with the cause found.</summary>
    ValueTask<AlertAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel);
}

/// <summary>The answer: done, or why not.</summary>
/// <param name="Refusal">Null when done.</param>
/// <param name="Alert">The alert as it now stands; null only when it does not exist.</param>
public sealed record AlertAnswer(AlertRefusal? Refusal, AlertView? Alert)
{
    /// <summary>True when the transition was made and stored.</summary>
    public bool Done => Refusal is null;
}

/// <summary>Why a step was refused.</summary>
public enum AlertRefusal
{
    /// <summary>No such alert.</summary>
    Unknown,

    /// <summary>Somebody else was first; <see cref="AlertView.HolderName"/> tells who.</summary>
    TakenBySomeoneElse,

    /// <summary>You have already done this.</summary>
    AlreadyYours,

    /// <summary>The alert is resolved; nothing more can happen to it.</summary>
    Ended,

    /// <summary>This step is not open from the alert's present state.</summary>
    NotNow,
}
