using System;
using System.Collections.Generic;
using Hjemvakt.Endurance.Tests.World;
using Shouldly;

namespace Hjemvakt.Endurance.Tests.PowerCuts;

/// <summary>Writes down what the gateway has promised, turn by turn: an alarm once the turn that took it is over, a routine record half a minute later.</summary>
internal sealed class Witness
{
    // A routine record may be this late on flash; half a second more is a turn that came late.
    private const int FlushMs = 30_500;

    private readonly Household home;
    private readonly Queue<(long At, long Routine)> recent = new();
    private long lastRoutine;

    public Witness(Household home)
    {
        this.home = home;
        home.Turned = Look;
    }

    /// <summary>Alarm numbers up to here are promised.</summary>
    public long Alarm { get; private set; }

    /// <summary>Routine numbers up to here are promised.</summary>
    public long Routine { get; private set; }

    /// <summary>Alarms seen to be taken: the uptime of the turn, for each.</summary>
    public List<long> AlarmsTaken { get; } = [];

    /// <summary>The power went: what was not promised by now may be gone.</summary>
    public void PowerWent()
    {
        recent.Clear();
        lastRoutine = 0;
    }

    /// <summary>Everything promised is with the service.</summary>
    public void Settled()
    {
        home.Service.Alarms.Receipt.ShouldBeGreaterThanOrEqualTo(Alarm, "alarms that were promised");
        home.Service.Routine.Receipt.ShouldBeGreaterThanOrEqualTo(Routine, "routine records that were promised");
    }

    private void Look()
    {
        if (home.App.LastAlarm > Alarm)
        {
            Alarm = home.App.LastAlarm;
            AlarmsTaken.Add(home.Uptime);
        }

        if (home.App.LastRoutine != lastRoutine)
        {
            lastRoutine = home.App.LastRoutine;
            recent.Enqueue((home.Now, lastRoutine));
        }

        while (recent.TryPeek(out var oldest) && home.Now - oldest.At > FlushMs)
        {
            Routine = Math.Max(Routine, recent.Dequeue().Routine);
        }
    }
}
