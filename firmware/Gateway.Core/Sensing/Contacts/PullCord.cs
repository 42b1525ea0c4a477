namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>The pull cord: a pull calls for help. It never cancels, because somebody who lies on the floor and holds on to it must not cancel by that.</summary>
public sealed class PullCord : ContactSensor
{
    private const int SettleMs = 30;

    private readonly ISensorListener _listener;

    /// <param name="point">Id of the point.</param>
    /// <param name="listener">Hears of each pull.</param>
    public PullCord(string point, ISensorListener listener)
        : base(point, SettleMs) => _listener = listener;

    protected override void Changed(bool active, long at)
    {
        if (active)
        {
            _listener.Help(Point, HelpSource.Cord, at, Doubted);
        }
    }
}
