using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Writing;

/// <summary>Another plan of who is asked is in force: every open alert is held against it from now on.</summary>
/// <param name="before">The plan there was; null when that is not known, as after a start.</param>
internal sealed class ReconsiderWork(OnCallPlan? before) : HomeWork
{
    public override void Execute(HomeTransaction transaction)
    {
        foreach (var home in transaction.WithOpenAlerts())
        {
            transaction.Part("reconsider", home.HomeId, () => transaction.Carry(transaction.Engine.Reconsider(home, before, transaction.Now)));
        }
    }
}
