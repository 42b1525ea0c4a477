using System;
using System.Collections.Generic;
using System.Text.Json;
using Hjemvakt.Gateway.Core.Tests.Support;

namespace Hjemvakt.Endurance.Tests.World;

/// <summary>
/// The service's side of the wire, in simulated time: takes connections and messages with the delay of a real line, keeps each number once, and tells by
/// receipts how far it has got. It outlives the gateway's power cuts.
/// </summary>
internal sealed class HomeService(bool forgets = false)
{
    private const int ConnectMs = 200;
    private const int DeliveryMs = 50;

    private TestBoard? board;
    private int connection;
    private long acceptAt = long.MaxValue;
    private long settleAt = long.MaxValue;
    private bool receiptDue;

    public ReceivedStream Alarms { get; } = new() { Forgets = forgets };

    public ReceivedStream Routine { get; } = new() { Forgets = forgets };

    /// <summary>The line to the home is there.</summary>
    public bool LineIsUp { get; private set; } = true;

    /// <summary>Messages with records, so far.</summary>
    public int Messages { get; private set; }

    /// <summary>Names of the messages that brought alarms or routine records, in order of arrival; kept only when asked for.</summary>
    public List<string>? Arrivals { get; set; }

    /// <summary>Another board stands at the line: the gateway has just got its power.</summary>
    public void Meet(TestBoard current)
    {
        board = current;
        board.IsUp = LineIsUp;
        connection = 0;
        acceptAt = settleAt = long.MaxValue;
        receiptDue = false;
    }

    public void PullLine()
    {
        LineIsUp = false;
        board!.IsUp = false;
        settleAt = long.MaxValue;
        if (board.Wire.IsOpen)
        {
            board.Wire.End("line pulled");
        }
    }

    public void PlugLine()
    {
        LineIsUp = true;
        board!.IsUp = true;
    }

    /// <summary>Does what is due at the gateway's uptime.</summary>
    /// <returns>The uptime at which there is more to do.</returns>
    public long Serve(long now)
    {
        var wire = board!.Wire;
        if (wire.Connection != connection)
        {
            connection = wire.Connection;
            acceptAt = now + ConnectMs;
            settleAt = long.MaxValue;
        }

        if (now >= acceptAt)
        {
            acceptAt = long.MaxValue;
            if (LineIsUp)
            {
                wire.Accept();
                receiptDue = true;
                settleAt = now + DeliveryMs;
            }
            else
            {
                wire.End("no line");
            }
        }

        if (!wire.IsOpen)
        {
            return acceptAt;
        }

        if (now >= settleAt)
        {
            settleAt = long.MaxValue;
            while (wire.Queue.Count > 0)
            {
                Take(wire.Settle(true));
            }

            if (receiptDue)
            {
                receiptDue = false;
                wire.Deliver("hv1/gw-test/receipt", $$"""{"alarm":{{Alarms.Receipt}},"routine":{{Routine.Receipt}}}""");
            }
        }

        if ((wire.Queue.Count > 0 || receiptDue) && settleAt == long.MaxValue)
        {
            settleAt = now + DeliveryMs;
        }

        return Math.Min(acceptAt, settleAt);
    }

    private void Take(Sent sent)
    {
        var stream = sent.Name switch { "alarm" => Alarms, "routine" => Routine, _ => null };
        if (stream is null)
        {
            return;
        }

        Messages++;
        receiptDue = true;
        Arrivals?.Add(sent.Name);
        using var message = JsonDocument.Parse(sent.Payload);
        foreach (var record in message.RootElement.EnumerateArray())
        {
            stream.Take(record);
        }
    }
}
