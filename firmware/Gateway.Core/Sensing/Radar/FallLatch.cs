namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// Makes one fall out of a radar's stream of "fallen" and "not fallen". The first "fallen" counts at once: a radar has averaged and waited already, and
/// both checks of its frame were right. It can only count again after "not fallen" has stood for a while.
/// </summary>
public sealed class FallLatch
{
    // A radar that wavers while somebody lies at the edge of its field says the same fall again within seconds.
    private const int RearmMs = 10000;

    private bool _fallen;
    private bool _clear;
    private long _clearSince;

    /// <summary>What the radar says.</summary>
    /// <returns>True when this is a fall to be told.</returns>
    public bool Report(bool fallen, long at)
    {
        if (_fallen && _clear && at - _clearSince >= RearmMs)
        {
            _fallen = false;
        }

        if (!fallen)
        {
            if (!_clear)
            {
                _clear = true;
                _clearSince = at;
            }

            return false;
        }

        _clear = false;
        if (_fallen)
        {
            return false;
        }

        _fallen = true;
        return true;
    }

    /// <summary>The radar was lost: whatever it says next is news. Twice told is better than not told.</summary>
    public void Reset()
    {
        _fallen = false;
        _clear = false;
    }
}
