namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// Makes falls out of a radar's stream of "fallen" and "not fallen". The first "fallen" counts at once: a radar has averaged and waited already, and both
/// checks of its frame were right. It counts anew after "not fallen"; at once when that has stood for a while or the last fall is a minute old, else as
/// soon as that minute is over, if somebody still lies there. So whoever gets up and falls again is never taken for the fall before.
/// </summary>
public sealed class FallLatch
{
    // A radar that wavers while somebody lies at the edge of its field says the same fall again within seconds.
    private const int RearmMs = 10000;
    private const int AgainMs = 60000;

    private bool _told;
    private bool _clear;
    private bool _doubt;
    private long _clearSince;
    private long _toldAt;

    /// <summary>What the radar says.</summary>
    /// <returns>True when this is a fall to be told.</returns>
    public bool Report(bool fallen, long at)
    {
        if (!fallen)
        {
            if (!_clear)
            {
                _clear = true;
                _clearSince = at;
            }

            return false;
        }

        var anew = _clear && at - _clearSince >= RearmMs;
        _doubt |= _clear;
        _clear = false;
        if (_told && !anew && (!_doubt || at - _toldAt < AgainMs))
        {
            return false;
        }

        _told = true;
        _doubt = false;
        _toldAt = at;
        return true;
    }

    /// <summary>The radar was lost: whatever it says next is news. Twice told is better than not told.</summary>
    public void Reset()
    {
        _told = false;
        _clear = false;
    }
}
