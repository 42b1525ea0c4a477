using Hjemvakt.Gateway.Alarms;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>The pull cord: a pull calls for help. It never cancels, because somebody who lies on the floor and holds on to it must not cancel by that.</summary>
public sealed class PullCord : ContactSensor
{
    private const int SettleMs = 30;

    private readonly AlarmDesk _desk;

    public PullCord(string point, AlarmDesk desk)
        : base(point, SettleMs)
    {
        _desk = desk;
    }

    protected override void Changed(bool active, long at)
    {
        if (active)
        {
            _desk.Help(Point, "cord", at);
        }
    }
}
