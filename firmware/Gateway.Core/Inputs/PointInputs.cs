using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Gateway.Inputs;

/// <summary>
/// Where the board hands in what happens at the home's points. Every public member may be called on any thread (interrupt handlers, serial readers):
/// it notes the time and what happened, wakes the main loop and returns. None blocks longer than a copy, none throws.
/// </summary>
public sealed class PointInputs
{
    /// <summary>Bytes of one sample: three signed 16-bit numbers, little-endian, the accelerations along x, y and z in mg.</summary>
    public const int SampleBytes = 6;

    private readonly object _gate = new object();
    private readonly IClock _clock;
    private readonly IWakeSignal _wake;
    private readonly PointInput[] _points;

    public PointInputs(PointSettings[] points, IClock clock, IWakeSignal wake)
    {
        _clock = clock;
        _wake = wake;
        _points = new PointInput[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            _points[i] = new PointInput(points[i]);
        }
    }

    /// <summary>
    /// The level of a contact-like point, raw and as often as it changes: a button is pressed, a cord is pulled, a door is open (<paramref name="active"/> true).
    /// Debouncing is done inside. The board calls this once for each point at start, with the level it finds.
    /// </summary>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Level(string point, bool active) => Level(point, active ? 1 : 0);

    /// <summary>The level of a point that has more than two, as a supervised loop has; 0–255.</summary>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Level(string point, int level)
    {
        var at = _clock.UptimeMs;
        var input = Of(point);
        if (input != null)
        {
            lock (_gate)
            {
                input.Edges.Add(level, at);
            }
        }

        return Woken(input);
    }

    /// <summary>
    /// What a measuring device has just measured. Of several that wait for the main loop the latest is taken. The air: hundredths of a degree, hundredths of a
    /// per cent of humidity, pascals, each <see cref="int.MinValue"/> when not measured. Power: the battery's millivolts.
    /// </summary>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Reading(string point, int a, int b, int c)
    {
        var reading = new RawReading(a, b, c, _clock.UptimeMs);
        var input = Of(point);
        if (input != null)
        {
            lock (_gate)
            {
                input.Reading = reading;
            }
        }

        return Woken(input);
    }

    /// <summary>A block of samples of a wearable, fifty a second, the last one taken now. It is copied; a part of a sample at its end is dropped.</summary>
    /// <param name="point">Id of the point.</param>
    /// <param name="block">Samples of <see cref="SampleBytes"/> bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many bytes.</param>
    /// <returns>False when no wearable of that id is in the settings.</returns>
    public bool Samples(string point, byte[] block, int offset, int count)
    {
        var at = _clock.UptimeMs;
        var input = Of(point);
        if (input == null || input.Samples == null)
        {
            return false;
        }

        lock (_gate)
        {
            input.Samples.Add(block, offset, count - (count % SampleBytes), at);
        }

        return Woken(input);
    }

    /// <summary>A detector has decided that somebody fell.</summary>
    /// <param name="point">Id of the point.</param>
    /// <param name="source"><c>radar</c>, <c>wearable</c> or <c>mat</c>.</param>
    /// <param name="confidence">0–100; outside it is clamped.</param>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Fall(string point, string source, int confidence)
    {
        var at = _clock.UptimeMs;
        var input = Of(point);
        if (input != null)
        {
            var sure = confidence < 0 ? 0 : confidence > 100 ? 100 : confidence;
            var fall = new FallSeen(input.Point, source, sure, at);
            lock (_gate)
            {
                // The first says when, the last whether it came after the resident has said to be fine; those between say nothing more.
                if (input.Fall == null)
                {
                    input.Fall = fall;
                }
                else
                {
                    input.FallAgain = fall;
                }
            }
        }

        return Woken(input);
    }

    /// <summary>Takes the oldest change of point number <paramref name="index"/>.</summary>
    internal bool TakeEdge(int index, out int level, out long at)
    {
        lock (_gate)
        {
            return _points[index].Edges.Take(out level, out at);
        }
    }

    /// <summary>Takes the latest reading of point number <paramref name="index"/>, or null.</summary>
    internal RawReading? TakeReading(int index)
    {
        lock (_gate)
        {
            var reading = _points[index].Reading;
            _points[index].Reading = null;
            return reading;
        }
    }

    /// <summary>Takes all samples of point number <paramref name="index"/>.</summary>
    /// <returns>How many bytes.</returns>
    internal int TakeSamples(int index, byte[] into, out long at)
    {
        at = 0;
        var samples = _points[index].Samples;
        if (samples == null)
        {
            return 0;
        }

        lock (_gate)
        {
            return samples.Take(into, out at);
        }
    }

    /// <summary>Takes a fall, of each point in order, or null.</summary>
    internal FallSeen? TakeFall()
    {
        lock (_gate)
        {
            foreach (var input in _points)
            {
                var fall = input.Fall;
                if (fall != null)
                {
                    input.Fall = input.FallAgain;
                    input.FallAgain = null;
                    return fall;
                }
            }
        }

        return null;
    }

    private PointInput? Of(string point)
    {
        foreach (var input in _points)
        {
            if (input.Point == point)
            {
                return input;
            }
        }

        return null;
    }

    private bool Woken(PointInput? input)
    {
        if (input == null)
        {
            return false;
        }

        _wake.Wake();
        return true;
    }
}
