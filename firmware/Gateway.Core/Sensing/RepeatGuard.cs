namespace Hjemvakt.Gateway.Sensing;

/// <summary>Lets one through per stretch of time, so that a loose contact or a nervous detector does not fill the store. What is held back says nothing that the one let through did not.</summary>
public sealed class RepeatGuard
{
    private readonly int _gapMs;
    private bool _any;
    private long _last;

    /// <param name="gapMs">Shortest time between two, in milliseconds.</param>
    public RepeatGuard(int gapMs)
    {
        _gapMs = gapMs;
    }

    /// <summary>Whether one at this uptime is let through.</summary>
    public bool Allows(long at)
    {
        if (_any && at - _last < _gapMs)
        {
            return false;
        }

        _any = true;
        _last = at;
        return true;
    }
}
