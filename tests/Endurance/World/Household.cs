using System;
using System.Collections.Generic;
using System.Text;
using Hjemvakt.Gateway;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Core.Tests.Support;
using Hjemvakt.Gateway.Inputs;
using Shouldly;

namespace Hjemvakt.Endurance.Tests.World;

/// <summary>
/// A home with the whole gateway in it, in simulated time. Each boot's uptime begins in a range of its own, so that an uptime alone says which of
/// the last boots something belongs to; the ranges begin anew before a gateway would restart for its age (docs/decisions/0145).
/// </summary>
internal sealed class Household(FlashStore flash, HomeService service, int boots = 0)
{
    /// <summary>Uptime between the beginnings of two boots: more than any boot here lasts.</summary>
    public const long BootSpan = 1_000_000_000;

    private const int Spans = 8;

    // 2026-03-02 06:00 UTC.
    private const long WallAtStart = 1_772_431_200_000;

    private const string Settings = """
        {"id":"gw-test","secret":"0123456789012345678901","broker":{"host":"localhost","port":1883,"tls":false},"wifi":[],"points":[
        {"id":"bedside-button","kind":"help","pin":4,"room":"bedroom"},{"id":"bathroom-cord","kind":"cord","pin":5,"room":"bathroom"},
        {"id":"front-door","kind":"door","pin":6,"room":"hall"},{"id":"bathroom-radar","kind":"fall","room":"bathroom"},
        {"id":"hall-motion","kind":"motion","pin":7,"room":"hall"},{"id":"bed","kind":"bed","pin":15,"room":"bedroom"},
        {"id":"chair-button","kind":"call","pin":16,"room":"living-room"},{"id":"living-room-env","kind":"env","address":118,"room":"living-room"},
        {"id":"feed","kind":"power","pin":12,"adc":0},{"id":"pendant","kind":"wearable"}]}
        """;

    private readonly Dictionary<string, bool> levels = new()
    {
        ["bedside-button"] = false, ["bathroom-cord"] = false, ["front-door"] = false, ["hall-motion"] = false, ["bed"] = true, ["chair-button"] = false,
    };

    private long bootedAt;

    public TestBoard Board { get; private set; } = null!;

    public GatewayApp App { get; private set; } = null!;

    public HomeService Service => service;

    /// <summary>Milliseconds since the home's first boot, power or not.</summary>
    public long Now { get; private set; }

    public long Uptime => Board.Time.UptimeMs;

    /// <summary>Turns of the main loop, of all boots.</summary>
    public long Turns { get; private set; }

    /// <summary>Bytes allocated in turns, the flash and the wire of the test among them.</summary>
    public long Allocated { get; private set; }

    /// <summary>Called after each turn that came to its end.</summary>
    public Action? Turned { get; set; }

    /// <summary>The power comes. Whoever cuts it throws <see cref="PowerCutException"/> out of any member.</summary>
    public void Boot()
    {
        Board = new TestBoard(flash);
        Board.Time.UptimeMs = (++boots % Spans * BootSpan) + 1000;
        bootedAt = Now;
        service.Meet(Board);
        var settings = GatewaySettingsReader.Read(Encoding.UTF8.GetBytes(Settings), out var why).ShouldNotBeNull(why);
        App = new GatewayApp(settings, new SettingsFiles(new FlashStore()), Board, new PointInputs(settings.Points, Board.Time, Board));
        foreach (var (point, active) in levels)
        {
            App.Inputs.Level(point, active);
        }
    }

    public void Level(string point, bool active)
    {
        levels[point] = active;
        App.Inputs.Level(point, active);
    }

    /// <summary>Lets time pass, with a turn whenever the gateway asked for one or something came in.</summary>
    public void RunUntil(long end)
    {
        while (true)
        {
            var due = Turn();
            if (Board.Restarted != null)
            {
                // A silent companion, for one. The home's wires stay as they are.
                Boot();
                continue;
            }

            var offset = Uptime - Now;
            var serve = service.Serve(Uptime);
            if (service.LineIsUp && Now - bootedAt >= 3000 && Board.Time.UnixMs == 0)
            {
                Board.Time.SetWall(WallAtStart + Now);
            }

            var next = Math.Min(Math.Min(due, serve) - offset, Now + 60_000);
            if (next > end && serve - offset > end)
            {
                break;
            }

            Now = Math.Min(Math.Max(next, Now + 1), end);
            Board.Time.UptimeMs = Now + offset;
            if (Now == end)
            {
                Turn();
                return;
            }
        }

        Board.Time.UptimeMs += end - Now;
        Now = end;
    }

    /// <summary>The gateway is gone, and what it held; the board stays.</summary>
    public void ForgetGateway() => App = null!;

    /// <summary>Time without power.</summary>
    public void Dark(long milliseconds) => Now += milliseconds;

    private long Turn()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var due = App.Turn();
        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        Turns++;
        Turned?.Invoke();
        return due;
    }
}
