using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Gateway.Core.Tests.Sensing.Wearable;

/// <summary>Somebody who wears a detector at the waist, with the hand's tremble of the sensor: makes the samples of what they do.</summary>
public sealed class Wearer
{
    // A body is stopped within a tenth of a second, and a shell of plastic within two hundredths.
    private static readonly int[] Impact = new int[] { 500, 900, 1000, 750, 400 };

    private readonly FallDetector _detector;
    private readonly Chance _chance = new Chance(11);

    private readonly bool _turned;

    /// <param name="detector">What is worn.</param>
    /// <param name="turned">It is worn on its side.</param>
    public Wearer(FallDetector detector, bool turned)
    {
        _detector = detector;
        _turned = turned;
    }

    /// <summary>Uptime in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Upright and still: gravity along the y axis.</summary>
    public Wearer Stands(int milliseconds) => Holds(0, -1000, 0, 15, milliseconds);

    /// <summary>On the back and still.</summary>
    public Wearer Lies(int milliseconds) => Holds(0, -100, 990, 15, milliseconds);

    /// <summary>Sunk back in a chair: 70° from upright.</summary>
    public Wearer Leans(int milliseconds) => Holds(0, -342, -940, 15, milliseconds);

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

    /// <summary>Hits the floor with the trunk: a tenth of a second with up to this many mg.</summary>
    public Wearer Hits(int mg)
    {
        for (var i = 0; i < Impact.Length; i++)
        {
            Sample(0, 0, mg / 1000 * Impact[i] + (mg % 1000 * Impact[i] / 1000), 0);
        }

        return this;
    }

    /// <summary>Somebody knocks on the sensor: one sample of this many mg.</summary>
    public Wearer IsKnocked(int mg)
    {
        Sample(0, 0, mg, 0);
        return this;
    }

    /// <summary>On the side and still.</summary>
    public Wearer LiesOnTheSide(int milliseconds) => Holds(990, -100, 0, 15, milliseconds);

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
        x += Tremble(tremble);
        y += Tremble(tremble);
        z += Tremble(tremble);
        if (_turned)
        {
            _detector.Sample(-y, x, z, Now);
        }
        else
        {
            _detector.Sample(x, y, z, Now);
        }
    }

    private int Tremble(int most) => most == 0 ? 0 : _chance.Next((2 * most) + 1) - most;
}
