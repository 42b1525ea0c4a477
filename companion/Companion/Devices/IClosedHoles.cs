using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Devices;

/// <summary>Takes up, in a companion at work, that people have given up the numbers of a hole.</summary>
internal interface IClosedHoles
{
    /// <summary>Takes it up. The gateway gets its receipt.</summary>
    Task TakeUpAsync(string gatewayId, RecordStream stream);
}
