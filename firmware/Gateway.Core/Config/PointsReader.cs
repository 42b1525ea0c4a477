using System.Collections;
using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Config;

/// <summary>Reads the home's points, each an object such as <c>{"id":"front-door","kind":"door","room":"hall","pin":6}</c>.</summary>
internal sealed class PointsReader
{
    private const int MaxPoints = 32;
    private const int HighestPin = 48;

    private readonly MemberReader _in;
    private readonly ArrayList _points = new ArrayList();

    internal PointsReader(MemberReader members) => _in = members;

    /// <summary>The points read so far.</summary>
    internal PointSettings[] Points => (PointSettings[])_points.ToArray(typeof(PointSettings));

    /// <summary>Reads one point whose object has just begun.</summary>
    /// <returns>False when something in it is wrong.</returns>
    internal bool Read()
    {
        var json = _in.Json;
        var id = "";
        var kind = "";
        var room = "";
        var pin = -1;
        var seen = 0;
        while (json.Next() == JsonToken.Name)
        {
            var sound = json.Is("id") ? _in.Once(ref seen, 1) && _in.Text("points.id", 1, 32, out id)
                : json.Is("kind") ? _in.Once(ref seen, 2) && _in.Text("points.kind", 1, 32, out kind)
                : json.Is("room") ? _in.Once(ref seen, 8) && _in.Text("points.room", 0, 32, out room)
                : json.Is("pin") ? _in.Once(ref seen, 4) && _in.Integer("points.pin", -1, HighestPin, out pin)
                : json.Skip();
            if (!sound)
            {
                return false;
            }
        }

        if (!Names.IsId(id) || kind.Length == 0 || _points.Count == MaxPoints)
        {
            return _in.Wrong("points must be at most 32, each with a kind and an id of 1 to 32 of a-z, 0-9 and -");
        }

        foreach (PointSettings other in _points)
        {
            if (other.Id == id)
            {
                return _in.Wrong("two points have the same id");
            }
        }

        _points.Add(new PointSettings(id, kind, pin, room));
        return true;
    }
}
