using System;
using System.Collections.Generic;
using System.Linq;
using Hjemvakt.Endurance.Tests.World;
using Hjemvakt.Gateway.Core.Tests.Support;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.Soak;

/// <summary>
/// Weeks of main-loop turns in simulated time, with the line coming and going. What a turn allocates does not grow, and neither does what stays:
/// a gateway that leaks one object an hour stops within the year.
/// </summary>
[Collection("one after the other")] // The soak reads the live heap of the whole process.
public sealed class SoakTests
{
    private const int Marks = 10;

    private static int Turns => Environment.GetEnvironmentVariable("HJEMVAKT_FULL") == "1" ? 10_000_000 : 1_000_000;

    [Fact]
    public void Allocations_for_each_turn_and_the_live_heap_are_flat()
    {
        var service = new HomeService(forgets: true);
        var home = new Household(new FlashStore(), service);
        home.Boot();
        var life = new OrdinaryLife(home, new Random(20260302));
        life.Live(Turns / Marks);

        var marks = new List<(double BytesPerTurn, long Live)>();
        for (var mark = 0; mark < Marks; mark++)
        {
            var (turns, allocated) = (home.Turns, home.Allocated);
            life.Live(turns + (Turns / Marks));
            var bytes = home.Allocated - allocated;
            marks.Add(((double)bytes / (home.Turns - turns), GC.GetTotalMemory(forceFullCollection: true)));
        }

        var (early, late) = (marks[..3], marks[^3..]);
        var live = late.Average(mark => mark.Live) - early.Average(mark => mark.Live);
        var ratio = late.Average(mark => mark.BytesPerTurn) / early.Average(mark => mark.BytesPerTurn);
        FigureOutput.Say(FormattableString.Invariant(
            $"soak: {home.Turns} turns, {home.Now / 86_400_000.0:F1} days, {life.Outages} outages, {service.Messages} messages; {marks[^1].BytesPerTurn:F0} bytes allocated a turn, last third against first {ratio:F2}; live heap {marks[0].Live / 1024} KB to {marks[^1].Live / 1024} KB on .NET"));

        ratio.ShouldBeInRange(0.8, 1.25);
        live.ShouldBeLessThan(64 * 1024, "the live heap grows");
        service.Alarms.Receipt.ShouldBeGreaterThan(life.Outages / 4);
    }
}
