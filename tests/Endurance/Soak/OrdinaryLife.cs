using System;
using Hjemvakt.Endurance.Tests.World;

namespace Hjemvakt.Endurance.Tests.Soak;

/// <summary>Somebody moves about at home; now and then there is an alarm, and now and then the line is down.</summary>
internal sealed class OrdinaryLife(Household home, Random random)
{
    private static readonly string[] Sensors = ["hall-motion", "front-door", "bed"];
    private readonly byte[] samples = new byte[50 * 6];
    private readonly bool[] active = new bool[Sensors.Length];

    public int Outages { get; private set; }

    /// <summary>Lives until the main loop has turned this often.</summary>
    public void Live(long turns)
    {
        while (home.Turns < turns)
        {
            home.RunUntil(home.Now + 1000 + random.Next(60_000));
            var sensor = random.Next(Sensors.Length);
            active[sensor] = !active[sensor];
            home.Level(Sensors[sensor], active[sensor]);
            home.App.Inputs.Reading("living-room-env", 2100 + random.Next(-300, 300), 4000 + random.Next(-900, 900), 101_300 + random.Next(-400, 400));
            home.App.Inputs.Reading("feed", 3900 + random.Next(-200, 200), 0, 0);
            random.NextBytes(samples);
            home.App.Inputs.Samples("pendant", samples, 0, samples.Length);
            switch (random.Next(400))
            {
                case 0:
                    home.Level("bathroom-cord", true);
                    home.RunUntil(home.Now + 2000);
                    home.Level("bathroom-cord", false);
                    break;
                case 1:
                    home.App.Inputs.Fall("bathroom-radar", "radar", random.Next(101));
                    break;
                case 2 when home.Service.LineIsUp:
                    home.Service.PullLine();
                    Outages++;
                    break;
                default:
                    if (!home.Service.LineIsUp && random.Next(20) == 0)
                    {
                        home.Service.PlugLine();
                    }

                    break;
            }
        }
    }
}
