namespace Hjemvakt.Gateway.Outbox.Streams;

/// <content>Going back to a receipt that is lower than an earlier one: the companion was restored from a backup and has forgotten what it had.</content>
public sealed partial class OutboxStream
{
    private const int AgainShare = 4;

    private long _releaseNotice;

    /// <summary>First number that the companion has forgotten and that is not sent again, 0 when none.</summary>
    public long ReleasedFrom { get; private set; }

    /// <summary>Last such number.</summary>
    public long ReleasedTo { get; private set; }

    /// <summary><see cref="ReleasedFrom"/>–<see cref="ReleasedTo"/> have not been told yet.</summary>
    public bool ReleaseOwed { get; private set; }

    /// <summary>
    /// The companion has only what is up to and including a number, though it once gave a receipt for more. What is still on flash is sent again, as long as
    /// that leaves room for what is new; numbers that nobody can send any more are owed as a gap.
    /// </summary>
    /// <returns>True when something is to be sent again.</returns>
    public bool Rewind(long receipt)
    {
        if (receipt < 0 || receipt >= Receipted)
        {
            return false;
        }

        var again = receipt;
        var kept = _segments.Count > 0 ? _segments.Oldest.First : Last - _pending.Count + 1;
        again = kept - 1 > again ? kept - 1 : again;
        var most = Free / 2 < _limits.MaxRecords / AgainShare ? Free / 2 : _limits.MaxRecords / AgainShare;
        most = most > 0 ? most : 0;
        again = Receipted - most > again ? Receipted - most : again;
        var told = _releaseNotice > Receipted && ReleasedFrom <= receipt + 1 && ReleasedTo >= again;
        if (again > receipt && !told)
        {
            ReleasedFrom = receipt + 1;
            ReleasedTo = again;
            ReleaseOwed = true;
        }

        var rewinds = again < Receipted;
        Receipted = again < Receipted ? again : Receipted;
        return rewinds;
    }

    /// <summary>The gap has been told under this number.</summary>
    internal void ReleaseTold(long notice)
    {
        ReleaseOwed = false;
        _releaseNotice = notice;
    }
}
