using Hjemvakt.Showroom.Homes;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>Builds the virtual home that a home file describes.</summary>
public static class HomeBuilder
{
    /// <summary>A home without power, with its gateway enrolled at the companion on this machine.</summary>
    /// <param name="secret">The gateway's secret, as enrolment gave it.</param>
    /// <param name="mqttPort">Where the companion's broker listens on loopback.</param>
    /// <param name="folder">Where the gateway's flash is kept, in a folder of its own.</param>
    /// <param name="time">The home's time; the machine's when null.</param>
    /// <param name="scanTakes">How long its radio listens at each start; as long as the chip's when null.</param>
    public static IVirtualHome Build(HomeFile file, string secret, int mqttPort, string folder, TimeProvider? time = null, TimeSpan? scanTakes = null) =>
        new SimulatedHome(new SimulatedHomeOptions(file.Gateway, secret, mqttPort)
        {
            BrokerHost = "127.0.0.1",
            Time = time ?? TimeProvider.System,
            ScanTakes = scanTakes ?? SimulatedHomeOptions.ScanOfTheChip,
            DataFolder = Path.Combine(folder, "gateways", file.Gateway),
            Points = new VirtualPoints
            {
                HelpButton = PointOf(file, "help"),
                PullCord = PointOf(file, "cord"),
                FrontDoor = PointOf(file, "door"),
                Radar = PointOf(file, "radar"),
                RadarModel = Find(file, "radar")?.Model,
                RadarIsSet = true,
                DoorLoop = Find(file, "door")?.Loop ?? false,
                Air = Find(file, "env")?.Id,
                Motion = Find(file, "motion")?.Id,
                Bed = Find(file, "bed")?.Id,
                Pendant = Find(file, "wearable")?.Id,
                Power = Find(file, "power")?.Id,
            },
        });

    // Every virtual home has these wires; where the file names no sensor for one, its commissioning name is the wire's own.
    private static string PointOf(HomeFile file, string kind) => Find(file, kind)?.Id ?? kind;

    private static HomePoint? Find(HomeFile file, string kind) => file.Points.FirstOrDefault(point => point.Kind == kind);
}
