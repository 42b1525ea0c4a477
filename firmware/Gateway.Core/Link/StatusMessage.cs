using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Lifecycle;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Link;

/// <summary>Birth, heartbeat and last will.</summary>
public sealed class StatusMessage
{
    /// <summary>The last will, which the broker sends for a gateway that is gone.</summary>
    public const string Will = "{\"online\":false}";

    private readonly byte[] _buffer = new byte[1024];
    private readonly JsonWriter _json = new JsonWriter();
    private int _heapMin = int.MaxValue;

    /// <summary>The status as it is now.</summary>
    /// <param name="safe">Why the gateway is in safe mode; empty when it is not.</param>
    /// <param name="commands">Tells how the gateway is fed.</param>
    public byte[] Write(WallClock clock, RecordOutbox outbox, IBoard board, string safe, CommandDesk commands)
    {
        var parts = board.Parts;
        var network = parts.Network;
        var rssi = network.Rssi;
        var address = network.Address;
        var unix = clock.UnixMs;
        var free = board.HeapFree();
        _heapMin = free < _heapMin ? free : _heapMin;
        var json = _json;
        json.Reset(_buffer, 0, _buffer.Length);
        json.BeginObject();
        json.Flag("online", true).Number("b", outbox.Boot).Number("u", clock.UptimeMs);
        if (unix > 0)
        {
            json.Number("t", unix);
        }

        Text("fw", parts.Firmware);
        Text("board", parts.Model);
        Text("reset", parts.ResetReason);
        json.Number("rssi", rssi < -128 || rssi > 0 ? 0 : rssi).Number("heapFree", free).Number("heapMin", _heapMin).Number("flashUsed", outbox.FlashBytes).Name("queue");
        json.BeginObject();
        json.Number("alarm", outbox.Alarm.Waiting).Number("routine", outbox.Routine.Waiting);
        json.EndObject();
        json.Name("restarts");
        json.BeginObject();
        for (var i = 0; i < BootBook.Kinds; i++)
        {
            json.Number(BootBook.Kind(i), outbox.Boots.Restarts(i));
        }

        json.EndObject();
        if (clock.DriftMs != 0)
        {
            json.Number("drift", clock.DriftMs);
        }

        if (safe.Length > 0)
        {
            Text("safe", safe);
        }

        commands.TellPower(json);

        if (address.Length >= 2)
        {
            Text("ip", address);
        }

        json.EndObject();
        return json.ToArray();
    }

    private void Text(string name, string value)
    {
        _json.Text(name, value.Length == 0 ? "unknown" : value.Length > 64 ? value.Substring(0, 64) : value);
    }
}
