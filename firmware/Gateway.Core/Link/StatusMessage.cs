using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Link;

/// <summary>Birth, heartbeat and last will.</summary>
public sealed class StatusMessage
{
    /// <summary>The last will, which the broker sends for a gateway that is gone.</summary>
    public const string Will = "{\"online\":false}";

    private readonly byte[] _buffer = new byte[1024];
    private readonly JsonWriter _json = new JsonWriter();

    /// <summary>The status as it is now.</summary>
    /// <param name="safe">Why the gateway is in safe mode; empty when it is not.</param>
    public byte[] Write(WallClock clock, RecordOutbox outbox, IBoard board, string safe)
    {
        var parts = board.Parts;
        var network = parts.Network;
        _json.Reset(_buffer, 0, _buffer.Length);
        _json.BeginObject();
        _json.Flag("online", true);
        _json.Number("b", outbox.Boot);
        _json.Number("u", clock.UptimeMs);
        var unix = clock.UnixMs;
        if (unix > 0)
        {
            _json.Number("t", unix);
        }

        Text("fw", parts.Firmware);
        Text("board", parts.Model);
        Text("reset", parts.ResetReason);
        _json.Number("rssi", Within(network.Rssi, -128, 0));
        _json.Number("heapFree", Within(board.HeapFree(), 0, int.MaxValue));
        _json.Number("heapMin", Within(board.HeapMin(), 0, int.MaxValue));
        _json.Number("flashUsed", outbox.FlashBytes);
        _json.Name("queue");
        _json.BeginObject();
        _json.Number("alarm", outbox.Alarm.Waiting);
        _json.Number("routine", outbox.Routine.Waiting);
        _json.EndObject();
        _json.Name("restarts");
        _json.BeginObject();
        for (var i = 0; i < BootBook.Kinds; i++)
        {
            _json.Number(BootBook.Kind(i), outbox.Boots.Restarts(i));
        }

        _json.EndObject();
        if (clock.DriftMs != 0)
        {
            _json.Number("drift", clock.DriftMs);
        }

        if (safe.Length > 0)
        {
            Text("safe", safe);
        }

        var address = network.Address;
        if (address.Length >= 2)
        {
            Text("ip", address);
        }

        _json.EndObject();
        return _json.ToArray();
    }

    private static int Within(int value, int low, int high) => value < low ? low : value > high ? high : value;

    private void Text(string name, string value)
    {
        _json.Text(name, value.Length == 0 ? "unknown" : value.Length > 64 ? value.Substring(0, 64) : value);
    }
}
