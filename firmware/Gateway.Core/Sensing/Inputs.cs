using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>
/// Where the board hands in what happens at the home's points. Every public member may be called on any thread (interrupt handlers, serial readers):
/// it notes the time and what happened, wakes the main loop and returns. None blocks longer than a copy, none throws.
/// </summary>
public sealed class Inputs
{
    private const int FallCapacity = 8;

    private readonly object _gate = new object();
    private readonly IClock _clock;
    private readonly IWakeSignal _wake;
    private readonly PointSettings[] _points;
    private readonly EdgeBuffer[] _edges;
    private readonly FallSeen[] _falls = new FallSeen[FallCapacity];
    private int _fallCount;

    public Inputs(PointSettings[] points, IClock clock, IWakeSignal wake)
    {
        _points = points;
        _clock = clock;
        _wake = wake;
        _edges = new EdgeBuffer[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            _edges[i] = new EdgeBuffer();
        }
    }

    /// <summary>
    /// The level of a contact-like point, raw and as often as it changes: a button is pressed, a cord is pulled, a door is open (<paramref name="active"/> true).
    /// Debouncing is done inside. The board calls this once for each point at start, with the level it finds.
    /// </summary>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Level(string point, bool active) => Level(point, active ? 1 : 0);

    /// <summary>The level of a point that has more than two, as <see cref="Contacts.LoopLevel"/> of a supervised loop; 0–255.</summary>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Level(string point, int level)
    {
        var at = _clock.UptimeMs;
        var index = IndexOf(point);
        if (index < 0)
        {
            return false;
        }

        lock (_gate)
        {
            _edges[index].Add(level, at);
        }

        _wake.Wake();
        return true;
    }

    /// <summary>A detector has decided that somebody fell.</summary>
    /// <param name="point">Id of the point.</param>
    /// <param name="source"><c>radar</c>, <c>wearable</c> or <c>mat</c>.</param>
    /// <param name="confidence">0–100; outside it is clamped.</param>
    /// <returns>False when no point of that id is in the settings.</returns>
    public bool Fall(string point, string source, int confidence)
    {
        var at = _clock.UptimeMs;
        var index = IndexOf(point);
        if (index < 0)
        {
            return false;
        }

        var sure = confidence < 0 ? 0 : confidence > 100 ? 100 : confidence;
        lock (_gate)
        {
            // Full means that eight falls wait for one turn of the loop; more of them say nothing new.
            if (_fallCount < FallCapacity)
            {
                _falls[_fallCount++] = new FallSeen(_points[index].Id, source, sure, at);
            }
        }

        _wake.Wake();
        return true;
    }

    /// <summary>Takes the oldest change of point number <paramref name="index"/>.</summary>
    internal bool TakeEdge(int index, out int level, out long at)
    {
        lock (_gate)
        {
            return _edges[index].Take(out level, out at);
        }
    }

    /// <summary>Takes the oldest fall, or null.</summary>
    internal FallSeen? TakeFall()
    {
        lock (_gate)
        {
            if (_fallCount == 0)
            {
                return null;
            }

            var fall = _falls[0];
            _fallCount--;
            for (var i = 0; i < _fallCount; i++)
            {
                _falls[i] = _falls[i + 1];
            }

            return fall;
        }
    }

    private int IndexOf(string point)
    {
        for (var i = 0; i < _points.Length; i++)
        {
            if (_points[i].Id == point)
            {
                return i;
            }
        }

        return -1;
    }
}
