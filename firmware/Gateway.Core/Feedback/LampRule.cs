using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// Which pattern the lamp shows. First rule that holds, so that what is worst for the resident is never hidden:
/// <list type="number">
/// <item>An alarm waits for its receipt: alarmSent while connected; else noNetwork or noCompanion, because nothing has been sent and nobody is coming yet.</item>
/// <item>Otherwise the alert furthest from help: alarmReceived, somebodyHasIt or onTheWay. This stays when the connection breaks: help is still coming.</item>
/// <item>Otherwise noNetwork or noCompanion.</item>
/// <item>Otherwise ok.</item>
/// </list>
/// While the gateway is tested or in safe mode it shows that instead of the last two, as long as no alarm waits.
/// </summary>
public static class LampRule
{
    /// <param name="networkUp">There is a network.</param>
    /// <param name="online">There is a connection to the companion.</param>
    /// <param name="alarmWaiting">An alarm has no receipt yet.</param>
    /// <param name="receivedOnly">An alarm is received, and the companion has not told of an alert for it yet.</param>
    /// <param name="lowest">The stage of the open alert furthest from help.</param>
    public static LampPattern Choose(bool networkUp, bool online, bool alarmWaiting, bool receivedOnly, AlertStage lowest)
    {
        var unreached = networkUp ? LampPattern.NoCompanion : LampPattern.NoNetwork;
        if (alarmWaiting)
        {
            return online ? LampPattern.AlarmSent : unreached;
        }

        if (receivedOnly || lowest == AlertStage.Raised || lowest == AlertStage.Notified)
        {
            return LampPattern.AlarmReceived;
        }

        return lowest switch
        {
            AlertStage.Acknowledged => LampPattern.SomebodyHasIt,
            AlertStage.OnTheWay => LampPattern.OnTheWay,
            _ => online ? LampPattern.Ok : unreached,
        };
    }

    /// <summary>What is shown instead, when nothing is that the resident must see.</summary>
    /// <param name="chosen">What would be shown otherwise.</param>
    /// <param name="alarmWaiting">An alarm has no receipt yet.</param>
    /// <param name="test">A technician has asked the gateway to show itself.</param>
    /// <param name="safe">The gateway is in safe mode, or its settings are broken.</param>
    public static LampPattern Instead(LampPattern chosen, bool alarmWaiting, bool test, bool safe) =>
        alarmWaiting || chosen > LampPattern.NoCompanion ? chosen : test ? LampPattern.Test : safe ? LampPattern.SafeMode : chosen;
}
