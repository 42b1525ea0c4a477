namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>A fall of the last half minute, and what has been seen since.</summary>
internal sealed class OpenFall
{
    private bool _open;
    private string? _room;
    private int _first;
    private int _confidence;
    private bool _gone;

    /// <summary>Uptime in milliseconds at which it was told.</summary>
    internal long At;

    internal string Point = string.Empty;

    internal string Source = string.Empty;

    /// <summary>The other room in which motion began, or an empty string.</summary>
    internal string Elsewhere = string.Empty;

    internal void Begin(string point, string source, string? room, int confidence, long at)
    {
        _open = true;
        _room = room;
        _first = confidence;
        _confidence = confidence;
        At = at;
        _gone = false;
        Point = point;
        Source = source;
        Elsewhere = string.Empty;
    }

    /// <summary>Motion has begun in a room.</summary>
    /// <returns>True when that bears on this fall.</returns>
    internal bool SeenElsewhere(string room, long at)
    {
        if (!Counts(at) || room == _room)
        {
            return false;
        }

        if (_room == null)
        {
            // A worn detector is in no room of its own. Who lies and moves is seen where they lie: only a second room says that they walk.
            _room = room;
            return false;
        }

        Elsewhere = room;
        return true;
    }

    /// <summary>The detector itself says whether somebody is in its room.</summary>
    /// <returns>True when that bears on this fall.</returns>
    internal bool SeenThere(string point, bool on, long at)
    {
        if (!Counts(at) || point != Point)
        {
            return false;
        }

        _gone = !on;
        return true;
    }

    /// <summary>Weighs what has been seen.</summary>
    /// <returns>True when the confidence is lower than it was last said to be.</returns>
    internal bool Lower(out int confidence)
    {
        confidence = _confidence;
        if (Elsewhere.Length == 0)
        {
            return false;
        }

        // Nobody left where the fall was, and somebody walking elsewhere, is most likely one person. While the detector still sees somebody there, or
        // cannot tell, whoever walks may be a visitor.
        var weighed = _gone ? _first / 2 : _first * 3 / 4;
        weighed = weighed < FallFusion.Floor ? FallFusion.Floor : weighed;
        if (weighed >= _confidence)
        {
            return false;
        }

        _confidence = weighed;
        confidence = weighed;
        return true;
    }

    // What happened before may come later: the loop takes falls before contacts.
    private bool Counts(long at) => _open && at >= At && at - At <= FallFusion.WithinMs;
}
