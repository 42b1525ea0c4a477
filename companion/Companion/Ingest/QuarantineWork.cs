using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A message that is no record and no status.</summary>
internal sealed class QuarantineWork(QuarantinedInput input) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Heard(input.GatewayId);
        transaction.Quarantine(input);
    }
}
