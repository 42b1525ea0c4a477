using Hjemvakt.Companion.Homes;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A message that is no record and no status.</summary>
internal sealed class QuarantineWork(QuarantinedInput input) : HomeWork
{
    public override bool IsUrgent => false;

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Heard(input.GatewayId);
        transaction.Quarantine(input);
    }
}
