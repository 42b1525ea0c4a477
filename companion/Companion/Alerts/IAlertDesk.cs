using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>What people can do with alerts. The web pages know nothing else of the companion's inside.</summary>
public interface IAlertDesk
{
    /// <summary>Open alerts (everything not resolved), the gravest and then the oldest first.</summary>
    ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel);

    /// <summary>Alerts resolved since <paramref name="since"/>, the latest first.</summary>
    ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>One alert with its timeline, or null if there is none.</summary>
    ValueTask<AlertView?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>
    /// Every change of any alert from the call on, each after it is durably stored, in order. Ends with <paramref name="cancel"/>,
    /// and earlier for a reader who falls so far behind that changes would be lost: who comes to the end reads
    /// <see cref="OpenAsync"/> again and subscribes anew. Nobody waits for a slow reader.
    /// </summary>
    IAsyncEnumerable<AlertView> ChangesAsync(CancellationToken cancel);

    /// <summary>Tells that an alert in state raised has been put before a person; makes it notified. Does nothing in any other state.</summary>
    ValueTask NotifiedAsync(Guid id, Actor through, CancellationToken cancel);

    /// <summary>A member of staff takes the alert. Exactly one of two simultaneous calls wins. Answers a reopened alert too, and takes that over.</summary>
    /// <exception cref="Homes.StorageUnavailableException">Nothing can be stored just now; as of every step below.</exception>
    ValueTask<DeskAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel);

    /// <summary>The holder is on the way to the home. Another member of staff who calls this takes the alert over, and the timeline says so.</summary>
    ValueTask<DeskAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel);

    /// <summary>Ends the alert with the cause found.</summary>
    ValueTask<DeskAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel);
}

/// <summary>Who does something, and from where.</summary>
/// <param name="Name">The name colleagues know.</param>
/// <param name="Device">Short description of the device.</param>
/// <param name="Id">The user's id, by which one person is told from another; without one, as of a part of the companion, the name is.</param>
public sealed record Actor(string Name, string Device, string? Id = null)
{
    internal StaffPerson Person => new(Id ?? Name, Name);
}

/// <summary>The desk's answer: done, or why not.</summary>
/// <param name="Refusal">Null when done.</param>
/// <param name="Alert">The alert as it now stands; null only when it does not exist.</param>
public sealed record DeskAnswer(DeskRefusal? Refusal, AlertView? Alert)
{
    /// <summary>True when the transition was made and stored.</summary>
    public bool Done => Refusal is null;
}

/// <summary>Why the desk refused.</summary>
public enum DeskRefusal
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
