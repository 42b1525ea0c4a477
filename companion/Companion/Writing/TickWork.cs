using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Time has passed: does what is due for one home, the one with the gravest alert's round first. The writer is woken again at once for the next
/// home, so an alarm that comes meanwhile waits for one of them and not for all. A home that fails is tried again soon, and keeps no other waiting.
/// </summary>
internal sealed class TickWork : HomeWork
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    public override WorkRank Rank => WorkRank.Time;

    public override void Execute(HomeTransaction transaction)
    {
        // Among equals it is the one that has been due for longest.
        if (transaction.Due.MaxBy(home => GravestRound(home, transaction.Now)) is { } home
            && !transaction.Part("tick", home.HomeId, () => transaction.Carry(transaction.Engine.Tick(home, transaction.Now))))
        {
            transaction.PutOff(home.HomeId, AfterFailure);
        }
    }

    // Severity of the gravest alert that presses again now; 0 when what is due is a rule's deadline.
    private static int GravestRound(HomeState home, DateTimeOffset now)
    {
        var gravest = 0;
        foreach (var alert in home.Alerts)
        {
            if (alert.EscalateAt <= now)
            {
                gravest = Math.Max(gravest, (int)alert.Severity);
            }
        }

        return gravest;
    }
}
