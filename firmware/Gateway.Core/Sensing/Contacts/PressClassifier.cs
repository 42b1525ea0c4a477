using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// Tells the presses of one button apart, from presses and releases that are already debounced. In doubt it is a call for help: who hammers on the button,
/// or holds on to it, does not want to be called back next week.
/// <list type="bullet">
/// <item>One press, or one held for longer than 0.6 s: help. Known 0.4 s after a quick press, and after 0.6 s of a held one.</item>
/// <item>Two quick presses: contact. Three: help.</item>
/// <item>While there is an alarm to take back: held for 3 s, cancel; less, help.</item>
/// </list>
/// </summary>
public sealed class PressClassifier
{
    /// <summary>How long a press must be to take an alarm back; milliseconds.</summary>
    public const int LongMs = 3000;

    /// <summary>Neither of two quick presses lasts longer than this; milliseconds.</summary>
    public const int QuickMs = 600;

    /// <summary>The second of two quick presses begins within this time of the first's release; milliseconds.</summary>
    public const int BetweenMs = 400;

    private bool _down;
    private bool _decided;
    private bool _mayCancel;
    private int _presses;
    private long _since;

    /// <summary>When <see cref="Turn"/> can next decide something: uptime in milliseconds, or <see cref="long.MaxValue"/>.</summary>
    public long Due
    {
        get
        {
            if (_decided || _presses == 0)
            {
                return Uptime.Never;
            }

            return _since + (_down ? (_mayCancel ? LongMs : QuickMs) : BetweenMs);
        }
    }

    /// <summary>The button went down. <see cref="Turn"/> for this time must have been called before.</summary>
    /// <param name="mayCancel">There is an alarm that a long press takes back.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    /// <returns>What that settles.</returns>
    public PressMeaning Pressed(bool mayCancel, long at)
    {
        _down = true;
        _since = at;
        _presses++;
        _mayCancel = mayCancel && _presses == 1;
        return _presses > 2 ? Decide(PressMeaning.Help) : PressMeaning.None;
    }

    /// <summary>The button came up. <see cref="Turn"/> for this time must have been called before.</summary>
    /// <returns>What that settles.</returns>
    public PressMeaning Released(long at)
    {
        _down = false;
        _since = at;
        if (_decided)
        {
            _decided = false;
            _presses = 0;
            return PressMeaning.None;
        }

        if (_mayCancel)
        {
            _presses = 0;
            return PressMeaning.Help;
        }

        return PressMeaning.None;
    }

    /// <summary>Time has passed.</summary>
    /// <returns>What that settles.</returns>
    public PressMeaning Turn(long now)
    {
        if (now < Due)
        {
            return PressMeaning.None;
        }

        if (_down)
        {
            return Decide(_mayCancel ? PressMeaning.Cancel : PressMeaning.Help);
        }

        var meaning = _presses == 2 ? PressMeaning.Contact : PressMeaning.Help;
        _presses = 0;
        return meaning;
    }

    // While the button is still down: its release says nothing more.
    private PressMeaning Decide(PressMeaning meaning)
    {
        _decided = true;
        return meaning;
    }
}
