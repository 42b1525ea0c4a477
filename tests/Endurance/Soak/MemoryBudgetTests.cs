using System;
using System.Runtime.CompilerServices;
using Hjemvakt.Endurance.Tests.PowerCuts;
using Hjemvakt.Endurance.Tests.World;
using Hjemvakt.Gateway.Core.Tests.Support;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.Soak;

/// <summary>What the gateway holds in memory after an hour of life. A 64-bit .NET has larger references and objects than the device, so this errs upwards.</summary>
[Collection("one after the other")]
public sealed class MemoryBudgetTests
{
    private const int MostBytes = 64 * 1024;

    [Fact]
    public void Is_within_64_KB_in_steady_state()
    {
        Held();
        var held = Held();
        FigureOutput.Say($"managed memory held by the gateway's behaviour after an hour: {held} of {MostBytes} bytes, on 64-bit .NET");

        held.ShouldBeInRange(10_000, MostBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Held()
    {
        var home = new Household(new FlashStore(), new HomeService(forgets: true));
        home.Boot();
        AnHour.Live(home, 0);
        var with = GC.GetTotalMemory(forceFullCollection: true);
        home.ForgetGateway();
        var held = with - GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(home);
        return held;
    }
}
