using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>Takes up that people have closed a hole of a stream. They do so in the database.</summary>
internal sealed class ClosedHoleWork(string gatewayId, RecordStream stream) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction) => Look(transaction, transaction.Gateway(gatewayId), stream);

    /// <summary>Looks whether the hole of a stream, if it has one, is closed by now. If so, a receipt is due. A record that comes in between must not undo it.</summary>
    public static GatewayState Look(HomeTransaction transaction, GatewayState gateway, RecordStream stream)
    {
        var position = gateway.Position(stream);
        if (position.Hole is null || transaction.Log.Prefix(gateway.Id, stream) is not { } prefix || prefix <= position.Prefix)
        {
            return gateway;
        }

        gateway = gateway.With(stream, position.Add(new NumberRange(position.Prefix + 1, prefix)));
        transaction.Put(gateway);
        transaction.Receipts.Add(gateway.Id);
        if (gateway.Position(stream).Hole is null)
        {
            transaction.Notice(gateway.Id, new HoleFilled(gateway.Id, stream));
        }

        return transaction.Gateway(gateway.Id);
    }
}
