namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>What one side makes of a message.</summary>
/// <param name="Accepted">The message as such is read; false when all of it is refused.</param>
/// <param name="Quarantined">Indexes of records that are refused alone; empty for a message that is no batch.</param>
/// <param name="Why">The reasons given, for the reader of a failed test.</param>
internal sealed record SideVerdict(bool Accepted, IReadOnlyList<int> Quarantined, string Why)
{
    /// <summary>True when nothing of the message is refused.</summary>
    public bool Good => Accepted && Quarantined.Count == 0;

    /// <summary>The verdict without its reasons, to compare two of them.</summary>
    public string Short => !Accepted ? "refused" : Quarantined.Count == 0 ? "accepted" : $"accepted but [{string.Join(", ", Quarantined)}]";

    public static SideVerdict Accept { get; } = new(true, [], "");

    public static SideVerdict Refuse(string why) => new(false, [], why);
}
