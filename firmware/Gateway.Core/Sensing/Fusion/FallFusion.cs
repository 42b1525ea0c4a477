using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>
/// Holds falls against what the rest of the home sees. A fall goes out at once and stays out; normal motion in another room within half a minute lowers its
/// confidence by a second record, see docs/decisions/0074. Nothing here can hold a fall back. All members on the main loop.
/// </summary>
public sealed class FallFusion
{
    /// <summary>Motion after this long says nothing of the fall; milliseconds.</summary>
    public const int WithinMs = 30000;

    /// <summary>No evidence takes the confidence of a fall below this.</summary>
    public const int Floor = 10;

    private readonly PointSettings[] _points;
    private readonly IFallReports _reports;
    private readonly bool[] _moving;
    private readonly OpenFall[] _open = new OpenFall[4];
    private int _next;

    /// <param name="points">The home's points, each with its room.</param>
    /// <param name="reports">Where falls go.</param>
    public FallFusion(PointSettings[] points, IFallReports reports)
    {
        _points = points;
        _reports = reports;
        _moving = new bool[points.Length];
        for (var i = 0; i < _open.Length; i++)
        {
            _open[i] = new OpenFall();
        }
    }

    /// <summary>A detector tells of a fall: see <see cref="ISensorListener.FallSeen"/>.</summary>
    public void FallSeen(string point, string source, int confidence, long at)
    {
        if (_reports.Fall(point, source, confidence, at))
        {
            _open[_next].Begin(point, source, RoomAt(IndexOf(point)), confidence, at);
            _next = (_next + 1) % _open.Length;
        }
    }

    /// <summary>Motion at a point, begun or ended.</summary>
    public void Motion(string point, bool on, long at)
    {
        var index = IndexOf(point);
        if (index < 0)
        {
            return;
        }

        // Who moves on and on in another room was there before the fall: somebody else. Only motion that begins says that one person has got up and gone.
        var begins = on && !_moving[index];
        _moving[index] = on;
        if (begins)
        {
            var room = RoomAt(index);
            for (var i = 0; i < _open.Length; i++)
            {
                if (room != null && _open[i].SeenElsewhere(room, at))
                {
                    Weigh(_open[i], at);
                }
            }
        }
    }

    /// <summary>Somebody is there, or not any more: see <see cref="ISensorListener.Presence"/>.</summary>
    public void Presence(string point, bool on, long at)
    {
        for (var i = 0; i < _open.Length; i++)
        {
            if (_open[i].SeenThere(point, on, at))
            {
                Weigh(_open[i], at);
            }
        }
    }

    private int IndexOf(string point)
    {
        var index = _points.Length - 1;
        while (index >= 0 && _points[index].Id != point)
        {
            index--;
        }

        return index;
    }

    // Null for what is worn or carried, and what nobody has told the room of.
    private string? RoomAt(int index) => index < 0 || _points[index].Room.Length == 0 ? null : _points[index].Room;

    private void Weigh(OpenFall fall, long at)
    {
        if (fall.Lower(out var confidence))
        {
            _reports.Reconsider(fall.Point, fall.Source, fall.At, confidence, fall.Elsewhere, at);
        }
    }
}
