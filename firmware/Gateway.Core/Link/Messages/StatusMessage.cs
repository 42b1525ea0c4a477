using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Link.Messages;

/// <summary>Birth, heartbeat and last will.</summary>
public sealed class StatusMessage
{
    /// <summary>The last will, which the broker sends for a gateway that is gone.</summary>
    public const string Will = "{\"online\":false}";

    private readonly byte[] _buffer = new byte[1024];
    private readonly JsonWriter _json = new JsonWriter();
    private readonly IStatusPart _board;
    private readonly IStatusPart _power;

    /// <param name="board">Says what the board is, and how it is doing.</param>
    /// <param name="power">Says how the gateway is fed.</param>
    public StatusMessage(IStatusPart board, IStatusPart power)
    {
        _board = board;
        _power = power;
    }

    /// <summary>The status as it is now.</summary>
    /// <param name="safe">Why the gateway is in safe mode; empty when it is not.</param>
    /// <param name="address">The gateway's own address in its network, or an empty string.</param>
    /// <param name="links">Connections to the broker since the chip started, this one included.</param>
    public byte[] Write(WallClock clock, RecordOutbox outbox, string safe, string address, int links)
    {
        var unix = clock.UnixMs;
        var json = _json;
        json.Reset(_buffer, 0, _buffer.Length);
        json.BeginObject();
        json.Flag("online", true).Number("b", outbox.Boot).Number("u", clock.UptimeMs);
        if (unix > 0)
        {
            json.Number("t", unix);
        }

        _board.Write(json);
        json.Number("flashUsed", outbox.FlashBytes).Name("queue");
        json.BeginObject();
        json.Number("alarm", outbox.Alarm.Waiting).Number("routine", outbox.Routine.Waiting);
        json.EndObject();
        json.Name("restarts");
        json.BeginObject();
        for (var i = 0; i < BootJournal.Kinds; i++)
        {
            json.Number(BootJournal.Kind(i), outbox.Boots.Restarts(i));
        }

        json.EndObject();
        json.Number("links", links);
        if (clock.DriftMs != 0)
        {
            json.Number("drift", clock.DriftMs);
        }

        if (safe.Length > 0)
        {
            Text(json, "safe", safe);
        }

        _power.Write(json);
        if (address.Length >= 2)
        {
            Text(json, "ip", address);
        }

        json.EndObject();
        return json.ToArray();
    }

    /// <summary>Writes a text as the heartbeat's texts may be: not empty, not longer than 64.</summary>
    internal static void Text(JsonWriter json, string name, string value)
    {
        json.Text(name, value.Length == 0 ? "unknown" : value.Length > 64 ? value.Substring(0, 64) : value);
    }
}
