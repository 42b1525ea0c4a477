using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Companion.Devices.Reports;

/// <summary>Whether a gateway is heard.</summary>
public enum GatewayContact
{
    /// <summary>Nothing has come since it was enrolled.</summary>
    NotYet,

    /// <summary>Something has come within the time that its home is given.</summary>
    Heard,

    /// <summary>Nothing has come for longer than that.</summary>
    Lost,
}

/// <summary>What can be wrong with a gateway, the worst first.</summary>
public enum GatewayFaultKind
{
    /// <summary>It was heard, and is not any more.</summary>
    NoContact,

    /// <summary>It is in safe mode, or uses older settings.</summary>
    SafeMode,

    /// <summary>Alarm records wait although there is contact.</summary>
    AlarmsWait,

    /// <summary>It does not trust a sensor.</summary>
    SensorFault,

    /// <summary>A rule of the home has found something about its equipment, and it lasts.</summary>
    Finding,

    /// <summary>Its clock has never been set.</summary>
    NoClock,

    /// <summary>It has been enrolled and never heard.</summary>
    NeverHeard,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Detail">The rule that has found it, the gateway's own word, or the number that wait; empty where the illness says it all.</param>
/// <param name="Point">The point it is about; empty when it is the gateway.</param>
public sealed record GatewayFault(GatewayFaultKind Kind, string Detail = "", string Point = "", DateTimeOffset? Since = null);

/// <summary>How one sensor stands.</summary>
/// <param name="Planned">What people have said that it is; null when nobody has.</param>
/// <param name="HeardAt">When the latest of its records happened; null when none has come.</param>
/// <param name="Fault">The gateway's word for what is wrong with it now; null when it has said nothing against it.</param>
/// <param name="FaultSince">Since when.</param>
/// <param name="IsSilent">It has not been heard for as long as the home's rules allow.</param>
/// <param name="Tested">What the last self-test said of it: <c>ok</c> or the contract's word; null when it was not in one.</param>
/// <param name="TestedAt">When that self-test was answered.</param>
public sealed record PointReport(
    string Id, PlanPoint? Planned, DateTimeOffset? HeardAt, string? Fault, DateTimeOffset? FaultSince, bool IsSilent, string? Tested, DateTimeOffset? TestedAt)
{
    /// <summary>Of a radar: the places and hours at which its falls were false, so that its confidence is lower there.</summary>
    public IReadOnlyList<FallDoubt> Doubts { get; init; } = [];

    /// <summary>Of a radar: until when it only learns of that; null when it has.</summary>
    public DateTimeOffset? LearnsUntil { get; init; }

    /// <summary>A record or a self-test speaks for it, and nothing against it.</summary>
    public bool IsWell => Fault is null && !IsSilent && (Tested is "ok" || (HeardAt is not null && Tested is null or "not-tested"));
}

/// <summary>All that is known of a gateway.</summary>
/// <param name="Home">Its home's card.</param>
/// <param name="Health">Its last heartbeat; null before the first.</param>
/// <param name="Points">The sensors of its home, those with faults first.</param>
/// <param name="Faults">What is wrong, the worst first; empty when nothing is known to be.</param>
/// <param name="Commands">What it was last asked, the newest first.</param>
/// <param name="Now">The companion's time at which all this was so.</param>
public sealed record GatewayReport(
    GatewayView Gateway, HomeCard Home, GatewayHealth? Health, GatewayContact Contact, IReadOnlyList<PointReport> Points, IReadOnlyList<GatewayFault> Faults,
    IReadOnlyList<CommandView> Commands, DateTimeOffset Now)
{
    /// <summary>The last answered command of a name, or null.</summary>
    public (CommandView Command, CommandAnswer Answer)? LastAnswer(string name, DateTimeOffset since)
        => Commands.FirstOrDefault(command => command.Name == name && command.AnsweredAt >= since) is { } done && CommandAnswer.Read(done.Answer) is { } answer
            ? (done, answer)
            : null;
}
