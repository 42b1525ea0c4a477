using System.Text.Json;
using System.Text.Json.Nodes;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Mqtt;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Host.StandIns.Flash;

namespace Hjemvakt.VirtualHome;

/// <summary>What a technician wires, and puts on a gateway's flash, before it goes into a home.</summary>
internal static class BoardSetup
{
    public const int RadarUart = 1;
    public const int RadarRx = 13;
    public const int RadarTx = 14;
    public const int RadarHeight = 240;
    public const int AirAddress = 0x76;
    public const int MotionPin = 10;
    public const int BedPin = 11;
    public const int MainsPin = 12;
    public const int DetectorPin = 21;
    public const int DoorChannel = 0;
    public const int BatteryChannel = 1;

    public static void Deploy(FlashChip flash, SimulatedHomeOptions options)
    {
        var tls = options.BrokerCertificate is not null;
        var settings = new
        {
            id = options.GatewayId,
            secret = options.Secret,
            broker = new { host = options.BrokerHost, port = options.BrokerPort, tls },
            wifi = new[] { new { ssid = "hjem", password = "not-a-secret-of-anybody" } },
            points = PointsOf(options.Points).ToArray(),
        };
        flash.Deploy(SettingsFile.PathOnFlash, JsonSerializer.SerializeToUtf8Bytes(settings));
        if (tls)
        {
            flash.Deploy(BrokerCertificate.PathOnFlash, options.BrokerCertificate!);
        }
    }

    private static IEnumerable<JsonObject> PointsOf(VirtualPoints points)
    {
        yield return Point(points.HelpButton, SensorKind.Help, "bedroom", ("pin", PinMap.HelpButton));
        yield return Point(points.PullCord, SensorKind.Cord, "bathroom", ("pin", PinMap.PullCord));
        yield return points.DoorLoop
            ? Point(points.FrontDoor, SensorKind.Door, "hall", ("adc", DoorChannel))
            : Point(points.FrontDoor, SensorKind.Door, "hall", ("pin", PinMap.FrontDoor));
        yield return points.RadarModel is { } model
            ? Point(points.Radar, SensorKind.Radar, "bathroom", ("model", model), ("uart", RadarUart), ("rx", RadarRx), ("tx", RadarTx), ("height", RadarHeight))
            : Point(points.Radar, SensorKind.Radar, "bathroom", ("pin", PinMap.RadarFall));
        if (points.Air is { } air)
        {
            yield return Point(air, SensorKind.Env, "living-room", ("address", AirAddress));
        }

        if (points.Motion is { } motion)
        {
            yield return Point(motion, SensorKind.Motion, "hall", ("pin", MotionPin));
        }

        if (points.Bed is { } bed)
        {
            yield return Point(bed, SensorKind.Bed, "bedroom", ("pin", BedPin));
        }

        if (points.Detector is { } detector)
        {
            yield return Point(detector.Id, detector.Kind, "hall", ("pin", DetectorPin));
        }

        if (points.Pendant is { } pendant)
        {
            yield return Point(pendant, SensorKind.Wearable, "");
        }

        if (points.Power is { } power)
        {
            yield return Point(power, SensorKind.Power, "hall", ("pin", MainsPin), ("adc", BatteryChannel));
        }
    }

    private static JsonObject Point(string id, string kind, string room, params (string Name, JsonNode Value)[] more)
    {
        var point = new JsonObject { ["id"] = id, ["kind"] = kind, ["room"] = room };
        foreach (var (name, value) in more)
        {
            point[name] = value;
        }

        return point;
    }
}
