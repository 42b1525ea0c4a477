using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A gateway was taken out of its home: no rule expects anything of it any more.</summary>
internal sealed class RemovalWork(string gatewayId) : HomeWork
{
    // After whatever the gateway itself has sent.
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction) => transaction.Notice(gatewayId, new GatewayRemoved(gatewayId));
}
