using System.Linq;
using Hjemvakt.Endurance.Tests.World;
using Hjemvakt.Gateway.Core.Tests.Support;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.Outage;

/// <summary>The line is pulled for ten hours of ordinary life with three alarms in it, and put back.</summary>
[Collection("one after the other")] // The soak reads the live heap of the whole process.
public sealed class LongOutageTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void Every_record_is_delivered_once_and_the_alarms_first()
    {
        var service = new HomeService();
        var home = new Household(new FlashStore(), service);
        home.Boot();
        home.RunUntil(60_000);
        service.PullLine();
        var (alarmsBefore, routineBefore) = (service.Alarms.Receipt, service.Routine.Receipt);

        for (var minute = 5; minute < 600; minute += 5)
        {
            home.RunUntil(minute * 60_000L);
            var up = (minute / 5) % 2 == 0;
            home.Level("hall-motion", up);
            home.Level("bed", !up);
            if (minute % 200 == 0)
            {
                home.Level("bathroom-cord", true);
                home.RunUntil(home.Now + 2_000);
                home.Level("bathroom-cord", false);
            }
        }

        home.RunUntil(10 * Hour);
        var (alarms, routine) = (home.App.LastAlarm, home.App.LastRoutine);
        (alarms - alarmsBefore).ShouldBe(2);
        (routine - routineBefore).ShouldBeGreaterThan(200);
        service.Arrivals = [];
        service.PlugLine();
        home.RunUntil((10 * Hour) + 180_000);

        service.Alarms.Receipt.ShouldBeGreaterThanOrEqualTo(alarms);
        service.Routine.Receipt.ShouldBeGreaterThanOrEqualTo(routine);
        service.Routine.Gone.ShouldBe(0);
        service.Arrivals.ShouldContain("routine");
        service.Arrivals.SkipWhile(name => name == "alarm").ShouldNotContain("alarm");
        (home.App.AlarmsWaiting + home.App.RoutineWaiting).ShouldBe(0);
        FigureOutput.Say($"ten hours without a line: {alarms - alarmsBefore} alarms, {routine - routineBefore} routine records, all delivered once, alarms first");
    }
}
