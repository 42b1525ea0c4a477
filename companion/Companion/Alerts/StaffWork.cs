using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>A person's step, put in line with everything else that happens to the home: of two at once, one is first.</summary>
internal sealed class StaffWork(string homeId, StaffAction action) : HomeWork
{
    private StaffRefusal? refusal;

    /// <summary>Why it was refused, or null; known once the work is done.</summary>
    public StaffRefusal? Refusal => refusal;

    public override void Execute(HomeTransaction transaction)
    {
        var decision = transaction.Engine.Apply(transaction.Home(homeId), action, transaction.Now);
        transaction.Carry(decision.Decision);
        refusal = decision.Refusal;
    }
}
