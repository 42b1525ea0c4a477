using System.Text.Json;
using Hjemvakt.Gateway.Board;
using Hjemvakt.Gateway.Board.Mqtt;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Host.StandIns.Flash;

namespace Hjemvakt.VirtualHome;

/// <summary>What a technician puts on a gateway's flash before it goes into a home.</summary>
internal static class Commissioning
{
    public static void Deploy(FlashChip flash, SimulatedHomeOptions options)
    {
        var tls = options.BrokerAuthority is not null;
        var settings = new
        {
            id = options.GatewayId,
            secret = options.Secret,
            broker = new { host = options.BrokerHost, port = options.BrokerPort, tls },
            wifi = new[] { new { ssid = "hjem", password = "not-a-secret-of-anybody" } },
            points = new[]
            {
                new { id = options.Points.HelpButton, kind = PointKind.Help, pin = Pins.HelpButton },
                new { id = options.Points.PullCord, kind = PointKind.Cord, pin = Pins.PullCord },
                new { id = options.Points.FrontDoor, kind = PointKind.Door, pin = Pins.FrontDoor },
                new { id = options.Points.Radar, kind = PointKind.Radar, pin = Pins.RadarFall },
            },
        };
        flash.Deploy(SettingsFile.PathOnFlash, JsonSerializer.SerializeToUtf8Bytes(settings));
        if (tls)
        {
            flash.Deploy(BrokerAuthority.PathOnFlash, options.BrokerAuthority!);
        }
    }
}
