using System.Collections;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>A board of which a test moves every part.</summary>
public sealed class TestBoard : IBoard, INetwork, ILamp, IBuzzer, IWakeSignal
{
    public TestBoard()
        : this(new FlashStore())
    {
    }

    public TestBoard(FlashStore flash)
    {
        Flash = flash;
    }

    public FakeClock Time { get; } = new FakeClock();

    public FlashStore Flash { get; }

    public FakeTransport Wire { get; } = new FakeTransport();

    public bool IsUp { get; set; } = true;

    public LampPattern Pattern { get; private set; }

    /// <summary>Signals given, in order.</summary>
    public ArrayList Signals { get; } = new ArrayList();

    /// <summary>What was on flash when the last signal was given.</summary>
    public int FlashAtSignal { get; private set; }

    public int Wakes { get; private set; }

    /// <summary>Why the gateway wants the chip restarted, or null.</summary>
    public string? Restarted { get; private set; }

    /// <summary>How often the gateway asked for another network.</summary>
    public int Renewals { get; private set; }

    public BoardParts Parts => new BoardParts(Time, this, Flash, this, Wire, this, this, "0.1.0", "test", ResetReason);

    public int Rssi => -61;

    public string Address => "192.0.2.7";

    public string ResetReason { get; set; } = "power";

    public int HeapFree() => Heap;

    /// <summary>Free heap in bytes.</summary>
    public int Heap { get; set; } = 30000;

    public BuzzerSignal LastSignal => Signals.Count == 0 ? BuzzerSignal.None : (BuzzerSignal)Signals[Signals.Count - 1]!;

    /// <summary>The line to the radar, if the home has one on a line.</summary>
    public FakeRadarPort Line { get; } = new FakeRadarPort();

    public IRadarPort OpenLine(PointSettings point) => Line;

    public void Renew() => Renewals++;

    public void Restart(string why) => Restarted = why;

    public void Show(LampPattern pattern) => Pattern = pattern;

    public void Play(BuzzerSignal signal)
    {
        Signals.Add(signal);
        FlashAtSignal = Flash.Used;
    }

    void IWakeSignal.Wake() => Wakes++;

    public bool Wait(int milliseconds)
    {
        Time.UptimeMs += milliseconds;
        return false;
    }
}
