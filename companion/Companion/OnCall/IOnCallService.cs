using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>What people can see of who is on duty, and change.</summary>
public interface IOnCallService
{
    /// <summary>The plan in force.</summary>
    OnCallPlan Plan { get; }

    /// <summary>How a team's alerts of each severity press, defaults included, the gravest first.</summary>
    IReadOnlyList<PolicyView> Policies(Team? team);

    /// <summary>A person's duties as an iCalendar file.</summary>
    string CalendarOf(string person);

    /// <summary>How each channel is doing.</summary>
    ValueTask<IReadOnlyList<ChannelView>> ChannelsAsync(CancellationToken cancel);

    /// <summary>Somebody takes a time on a line, or is away for it (see <see cref="Agreements.Take"/>).</summary>
    /// <param name="from">On the rota's clock on the wall.</param>
    /// <returns>Why not, or null when done.</returns>
    /// <exception cref="StorageUnavailableException">Nothing can be stored just now; as of every change below.</exception>
    ValueTask<Sentence?> TakeAsync(string rota, DutyLine line, DateTime from, DateTime until, string? leaving, string? coming, Actor who);

    /// <summary>Two people swap a duty each.</summary>
    ValueTask<Sentence?> SwapAsync(string rota, Duty one, Duty other, Actor who);

    /// <summary>Takes an agreement back.</summary>
    ValueTask<Sentence?> UndoAsync(string rota, Guid agreement, Actor who);

    /// <summary>Where a person is reached, the preferred way first.</summary>
    ValueTask<Sentence?> ReachAsync(string person, ImmutableArray<Contact> contacts, Actor who);

    /// <summary>
    /// Puts a whole plan in the place of the one there is. People are named by their user names in it. Contacts and agreements stay
    /// where the file has none, and where others have written them since the version that the file is of.
    /// </summary>
    ValueTask<Sentence?> ImportAsync(string json, Actor who);

    /// <summary>The plan as a file, people by their user names.</summary>
    ValueTask<string> ExportAsync(CancellationToken cancel);
}

/// <summary>A policy and what it is for.</summary>
public sealed record PolicyView(Safety.Alerts.Severity Severity, EscalationPolicy Policy, bool IsDefault);

/// <summary>How a channel is doing.</summary>
/// <param name="IsSetUp">It has settings.</param>
/// <param name="LastSentAt">When a provider last took a message.</param>
/// <param name="LastFailedAt">When a provider last did not; null when it never has.</param>
/// <param name="Waiting">How many messages are still to go out.</param>
public sealed record ChannelView(Channel Channel, bool IsSetUp, DateTimeOffset? LastSentAt, DateTimeOffset? LastFailedAt, string? Error, int Waiting)
{
    /// <summary>The last that was heard of it was bad.</summary>
    public bool IsFailing => LastFailedAt is { } failed && !(LastSentAt > failed);
}
