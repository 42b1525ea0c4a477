using System;
using System.Collections.Generic;
using System.Linq;
using Hjemvakt.Endurance.Tests.World;

namespace Hjemvakt.Endurance.Tests.PowerCuts;

/// <summary>What happens in a home in one hour of a morning, second by second; a quarter of it without a line to the service.</summary>
internal static class AnHour
{
    public const int Seconds = 3600;

    /// <summary>The alarms among it: when, kind, point.</summary>
    public static IReadOnlyList<(int Second, string Kind, string Point)> Alarms { get; } =
        [(310, "help", "bedside-button"), (1000, "fall", "bathroom-radar"), (1500, "help", "bathroom-cord"), (2200, "fall", "bathroom-radar"), (3100, "help", "bedside-button")];

    public static IReadOnlyList<(int Second, Action<Household> Happens)> Script { get; } = Write();

    private static List<(int Second, Action<Household> Happens)> Write()
    {
        var script = new List<(int Second, Action<Household> Happens)>();
        void At(int second, Action<Household> happens) => script.Add((second, happens));
        void Level(int second, string point, bool active) => At(second, home => home.Level(point, active));

        Level(20, "bed", false);
        for (var second = 30; second < Seconds; second += 190)
        {
            Level(second, "hall-motion", true);
            Level(second + 25, "hall-motion", false);
        }

        Level(200, "front-door", true);
        Level(240, "front-door", false);
        Level(310, "bedside-button", true);
        Level(311, "bedside-button", false);

        // The resident takes the call back with a long press, in time.
        Level(320, "bedside-button", true);
        Level(324, "bedside-button", false);
        At(1000, home => home.App.Inputs.Fall("bathroom-radar", "radar", 80));
        At(1200, home => home.Service.PullLine());
        Level(1300, "front-door", true);
        Level(1320, "front-door", false);
        Level(1500, "bathroom-cord", true);
        Level(1503, "bathroom-cord", false);
        Level(1700, "bed", true);
        Level(1760, "bed", false);
        At(2100, home => home.Service.PlugLine());
        At(2200, home => home.App.Inputs.Fall("bathroom-radar", "radar", 65));
        Level(2600, "chair-button", true);
        Level(2601, "chair-button", false);
        Level(3100, "bedside-button", true);
        Level(3101, "bedside-button", false);
        for (var second = 5; second < Seconds; second += 30)
        {
            var warmer = 2000 + (second / 10);
            At(second, home => home.App.Inputs.Reading("living-room-env", warmer, 4100, 101_300));
        }

        return [.. script.OrderBy(entry => entry.Second)];
    }

    /// <summary>Lives the hour from where the home stands.</summary>
    /// <param name="start">When the hour began, on the home's own count.</param>
    public static void Live(Household home, long start, long until = Seconds * 1000L)
    {
        foreach (var (second, happens) in Script)
        {
            var at = start + (second * 1000L);
            if (at < home.Now)
            {
                continue;
            }

            if (second * 1000L >= until)
            {
                break;
            }

            home.RunUntil(at);
            happens(home);
        }

        home.RunUntil(start + until);
    }
}
