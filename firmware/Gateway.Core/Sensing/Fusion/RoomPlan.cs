using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>Which room each point is in, as commissioning said.</summary>
public sealed class RoomPlan
{
    private readonly string[] _points;
    private readonly string[] _rooms;

    /// <param name="points">Ids of the points.</param>
    /// <param name="rooms">The room of each, in the same order; an empty string for what is worn or carried.</param>
    public RoomPlan(string[] points, string[] rooms)
    {
        _points = points;
        _rooms = rooms;
    }

    /// <summary>The plan of a home, by its settings.</summary>
    public static RoomPlan Of(PointSettings[] points)
    {
        var ids = new string[points.Length];
        var rooms = new string[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            ids[i] = points[i].Id;
            rooms[i] = points[i].Room;
        }

        return new RoomPlan(ids, rooms);
    }

    /// <summary>How many points there are.</summary>
    public int Points => _points.Length;

    /// <summary>The number of a point, or -1.</summary>
    public int IndexOf(string point)
    {
        for (var i = 0; i < _points.Length; i++)
        {
            if (_points[i] == point)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The room of a point, or null when it has none.</summary>
    public string? RoomOf(string point)
    {
        var index = IndexOf(point);
        return index < 0 || index >= _rooms.Length || _rooms[index].Length == 0 ? null : _rooms[index];
    }
}
