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
        _json.Name("online");
        _json.Flag(true);
        Number("b", outbox.Boot);
        Number("u", clock.UptimeMs);
        var unix = clock.UnixMs;
        if (unix > 0)
        {
            Number("t", unix);
        }

        Text("fw", parts.Firmware);
        Text("board", parts.Model);
        Text("reset", parts.ResetReason);
        Number("rssi", Within(network.Rssi, -128, 0));
        Number("heapFree", Within(board.HeapFree(), 0, int.MaxValue));
        Number("heapMin", Within(board.HeapMin(), 0, int.MaxValue));
        Number("flashUsed", outbox.FlashBytes);
        _json.Name("queue");
        _json.BeginObject();
        Number("alarm", outbox.Alarm.Waiting);
        Number("routine", outbox.Routine.Waiting);
        _json.EndObject();
        _json.Name("restarts");
        _json.BeginObject();
        for (var i = 0; i < BootBook.Kinds; i++)
        {
            Number(BootBook.Kind(i), outbox.Boots.Restarts(i));
        }

        _json.EndObject();
        if (clock.DriftMs != 0)
        {
            Number("drift", clock.DriftMs);
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

    private void Number(string name, long value)
    {
        _json.Name(name);
        _json.Number(value);
    }

    private void Text(string name, string value)
    {
        _json.Name(name);
        _json.Text(value.Length == 0 ? "unknown" : value.Length > 64 ? value.Substring(0, 64) : value);
    }
}
