using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>Tells the writer of holes that people have closed.</summary>
internal sealed class ClosedHoles(HomeWriter writer) : IClosedHoles
{
    public async Task TakeUpAsync(string gatewayId, RecordStream stream)
    {
        try
        {
            await writer.FollowAsync(new ClosedHoleWork(gatewayId, stream));
        }
        catch (StorageUnavailableException)
        {
            // It is stored. After an outage the writer reads all gateways anew.
        }
    }
}
