using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;

namespace Hjemvakt.Gateway;

/// <summary>What the board says of itself in the heartbeat: firmware, model, why it started, signal strength and free memory.</summary>
internal sealed class BoardStatus : IStatusPart
{
    private const int WeakestRssi = -128;

    private readonly IBoard _board;
    private readonly BoardParts _parts;
    private int _heapMin = int.MaxValue;

    internal BoardStatus(IBoard board)
    {
        _board = board;
        _parts = board.Parts;
    }

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        var rssi = _parts.Network.Rssi;
        var free = _board.HeapFree();
        _heapMin = free < _heapMin ? free : _heapMin;
        StatusMessage.Text(json, "fw", _parts.Firmware);
        StatusMessage.Text(json, "board", _parts.Model);
        StatusMessage.Text(json, "reset", _parts.ResetReason);
        json.Number("rssi", rssi < WeakestRssi || rssi > 0 ? 0 : rssi).Number("heapFree", free).Number("heapMin", _heapMin);
    }
}
