namespace Hjemvakt.Safety.Tests.Rules;

public sealed class RuleCostTests
{
    [Fact]
    public void Does_not_grow_with_the_homes_history()
    {
        var home = new PlannedHome("2026-01-05 06:00");
        var perRecord = new List<double>();
        for (var month = 0; month < 6; month++)
        {
            var (before, records) = (GC.GetAllocatedBytesForCurrentThread(), 0);
            for (var half = 0; half < 28 * 48; half++)
            {
                home.Sleep(TimeSpan.FromMinutes(25));
                records += half % 48 is > 2 and < 34 ? Live(home, half) : 1;
                home.Air(21.5m);
                home.Sleep(TimeSpan.FromMinutes(5));
            }

            perRecord.Add((double)(GC.GetAllocatedBytesForCurrentThread() - before) / records);
            Forget(home);
        }

        // Bytes, because time on a busy machine is no measure. The first month is cold, and another.
        perRecord.Skip(1).Max().ShouldBeLessThan(1.2 * perRecord.Skip(1).Min());
        perRecord.Max().ShouldBeLessThan(8 * 1024);
    }

    private static int Live(PlannedHome home, int half)
    {
        var point = (half % 3) switch { 0 => "kitchen-motion", 1 => "hall-motion", _ => "bedroom-motion" };
        home.Motion(point);
        home.Motion(point, on: false);
        if (half % 7 == 0)
        {
            home.Presence(true);
            home.Presence(false);
        }

        return half % 7 == 0 ? 5 : 3;
    }

    // What the test itself writes down is not the home's.
    private static void Forget(PlannedHome home)
    {
        home.Intents.Clear();
        home.Events.Clear();
        home.Raised.Clear();
    }
}
