namespace Hjemvakt.Companion.Homes;

/// <summary>Time has passed: does what is due in every home.</summary>
internal sealed class TickWork : HomeWork
{
    public override void Execute(HomeTransaction transaction)
    {
        foreach (var home in transaction.Due)
        {
            if (home.NextDue <= transaction.Now)
            {
                transaction.Carry(transaction.Engine.Tick(home, transaction.Now));
            }
        }
    }
}
