using System;
using System.Threading.Tasks;
using Hjemvakt.Endurance.Tests.World;
using Hjemvakt.Gateway.Core.Tests.Support;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.PowerCuts;

/// <summary>
/// The power is cut before every single byte that the whole gateway writes in an hour of its life, and comes back. Whatever the byte:
/// no alarm is lost, no number is used twice, nothing reaches the service twice.
/// </summary>
[Collection("one after the other")] // The soak reads the live heap of the whole process.
public sealed class PowerCutAtEveryStepTests
{
    private const int DarkMs = 3000;

    [Fact]
    public void No_alarm_is_lost_no_number_is_used_twice_and_nothing_arrives_twice()
    {
        var steps = StepsOfTheHour();
        steps.ShouldBeGreaterThan(3000, "there is something to cut");

        Parallel.For(0, steps, cut => CutAt(cut, leavesGarbage: false, liveOn: cut % 16 == 0));
        FigureOutput.Say($"power cuts: {steps} steps of flash in a scripted hour, the power cut at each");
    }

    [Fact]
    public void Nor_when_the_cut_leaves_rubbish_on_flash()
    {
        var steps = StepsOfTheHour();

        Parallel.For(0, steps / 7, seventh => CutAt(seventh * 7, leavesGarbage: true, liveOn: false));
    }

    [Fact]
    public void The_witness_notices_an_alarm_that_is_missing()
    {
        var (home, witness) = Home(new FlashStore());
        home.Boot();
        AnHour.Live(home, 0, 1_510_000);

        // The line has been down since 1200 s: the cord's alarm is stored, and not with the service.
        Should.Throw<ShouldAssertException>(witness.Settled);
    }

    private static int StepsOfTheHour()
    {
        var flash = new FlashStore();
        var (home, witness) = Home(flash);
        home.Boot();
        AnHour.Live(home, 0);
        foreach (var (second, kind, point) in AnHour.Alarms)
        {
            home.Service.Alarms.Has(kind, point, Household.BootSpan + 1000 + (second * 1000L), within: 1500).ShouldBeTrue($"{kind} at second {second}");
        }

        witness.Settled();
        return flash.Steps;
    }

    private static void CutAt(int cut, bool leavesGarbage, bool liveOn)
    {
        var flash = new FlashStore { CutAfter = cut, LeavesGarbage = leavesGarbage };
        var (home, witness) = Home(flash);
        try
        {
            home.Boot();
            AnHour.Live(home, 0);
            throw new InvalidOperationException($"The power was never cut at step {cut}.");
        }
        catch (PowerCutException)
        {
            witness.PowerWent();
        }

        var wentAt = home.Now;
        flash.PowerOn();
        home.Dark(DarkMs);
        home.Boot();
        if (liveOn)
        {
            AnHour.Live(home, 0);
        }

        home.Service.PlugLine();
        home.Level("bathroom-cord", false);
        home.RunUntil(home.Now + 5_000);
        home.Level("bathroom-cord", true);
        var pulled = home.Uptime;
        home.RunUntil(home.Now + 2_000);
        home.Level("bathroom-cord", false);
        home.RunUntil(home.Now + 150_000);

        witness.Settled();
        home.Service.Alarms.Has("help", "bathroom-cord", pulled, within: 500).ShouldBeTrue($"the call after the cut at step {cut}");
        home.App.AlarmsWaiting.ShouldBe(0, $"alarms that wait after the cut at step {cut}");
        foreach (var (second, kind, point) in AnHour.Alarms)
        {
            // An alarm whose turn was over before the power went has to be there under the time it happened at.
            if ((second * 1000L) + 1500 < wentAt)
            {
                home.Service.Alarms.Has(kind, point, Household.BootSpan + 1000 + (second * 1000L), within: 1500)
                    .ShouldBeTrue($"{kind} of second {second} after the cut at step {cut}, {wentAt} ms into the hour");
            }
        }
    }

    private static (Household Home, Witness Witness) Home(FlashStore flash)
    {
        var home = new Household(flash, new HomeService());
        return (home, new Witness(home));
    }
}
