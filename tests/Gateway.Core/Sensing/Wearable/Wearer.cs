using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Wearable;

/// <summary>Somebody who wears a detector at the waist, with the hand's tremble of the sensor: makes the samples of what they do.</summary>
public sealed class Wearer
{
    private readonly FallDetector _detector;
    private readonly Chance _chance = new Chance(11);

    public Wearer(FallDetector detector) => _detector = detector;

    /// <summary>Uptime in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Upright and still: gravity along the y axis.</summary>
    public Wearer Stands(int milliseconds) => Holds(0, -1000, 0, 15, milliseconds);

    /// <summary>On the back and still.</summary>
    public Wearer Lies(int milliseconds) => Holds(0, -100, 990, 15, milliseconds);

    /// <summary>On the floor, trying to rise.</summary>
    public Wearer Struggles(int milliseconds) => Holds(0, -100, 990, 500, milliseconds);

    /// <summary>Walks: steps of half a second with up to 1.6 g.</summary>
    public Wearer Walks(int milliseconds)
    {
        for (var i = 0; i < milliseconds / 20; i++)
        {
            Sample(0, i % 25 < 4 ? -1600 : -900, 0, 60);
        }

        return this;
    }

    /// <summary>Runs: steps with up to 3.6 g and a moment in the air.</summary>
    public Wearer Runs(int milliseconds)
    {
        for (var i = 0; i < milliseconds / 20; i++)
        {
            var phase = i % 18;
            Sample(0, phase < 3 ? -3600 : phase > 11 ? -200 : -1000, 0, 100);
        }

        return this;
    }

    /// <summary>Falls freely.</summary>
    public Wearer Drops(int milliseconds) => Holds(0, -300, 0, 50, milliseconds);

    /// <summary>Hits something: one sample of this many mg.</summary>
    public Wearer Hits(int mg)
    {
        Sample(0, 0, mg, 0);
        return this;
    }

    /// <summary>Lets itself down: from upright to lying within this time, without haste.</summary>
    public Wearer LiesDown(int milliseconds)
    {
        var samples = milliseconds / 20;
        for (var i = 0; i < samples; i++)
        {
            Sample(0, -1000 + (900 * i / samples), 990 * i / samples, 80);
        }

        return this;
    }

    /// <summary>Gets up again.</summary>
    public Wearer GetsUp(int milliseconds)
    {
        var samples = milliseconds / 20;
        for (var i = 0; i < samples; i++)
        {
            Sample(0, -100 - (900 * i / samples), 990 - (990 * i / samples), 150);
        }

        return this;
    }

    /// <summary>No samples come: out of range.</summary>
    public Wearer IsAway(int milliseconds)
    {
        Now += milliseconds;
        return this;
    }

    private Wearer Holds(int x, int y, int z, int tremble, int milliseconds)
    {
        for (var i = 0; i < milliseconds / 20; i++)
        {
            Sample(x, y, z, tremble);
        }

        return this;
    }

    private void Sample(int x, int y, int z, int tremble)
    {
        Now += 20;
        _detector.Sample(x + Tremble(tremble), y + Tremble(tremble), z + Tremble(tremble), Now);
    }

    private int Tremble(int most) => most == 0 ? 0 : _chance.Next((2 * most) + 1) - most;
}
