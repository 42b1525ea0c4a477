using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>A network of the home.</summary>
public sealed record KnownNetwork(string Ssid, string Password);

/// <summary>What a gateway that is to be put up must be told.</summary>
/// <param name="Host">The companion's name as gateways see it.</param>
/// <param name="Port">Its port for MQTT over TLS.</param>
/// <param name="Points">The sensors, a JSON array as in hardware/wiring.md; blank for none yet.</param>
public sealed record NewGateway(string Id, string Host, int Port, IReadOnlyList<KnownNetwork> Networks, string Points);

/// <summary>The files that a technician puts on a gateway with <c>nanoff --filedeployment</c>.</summary>
/// <param name="Settings"><c>gateway.json</c>. Holds the secret and the networks' passwords.</param>
/// <param name="Deployment"><c>files.json</c>: what nanoff is to put where.</param>
public sealed record GatewayFiles(string Settings, string Deployment)
{
    /// <summary>The longest id that the firmware takes.</summary>
    public static int LongestId => SettingsSchema.File.At("id").Length!.Value.Most;

    // For a file that a person reads: an ø is an ø. It stands in no page but encoded once more.
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes them.</summary>
    /// <param name="withAuthority">The broker's certificate authority goes along, as <c>ca.pem</c>.</param>
    /// <exception cref="JsonException">The points are no JSON; <see cref="SettingsCheck"/> says so in words, so look first.</exception>
    public static GatewayFiles Of(NewGateway gateway, string secret, bool withAuthority)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return new GatewayFiles(SettingsOf(gateway, secret), Deploy(withAuthority));
    }

    /// <summary><c>gateway.json</c> before there is a secret, to be looked through.</summary>
    public static string Draft(NewGateway gateway) => SettingsOf(gateway, "-");

    private static string SettingsOf(NewGateway gateway, string secret)
    {
        var settings = new JsonObject
        {
            ["id"] = gateway.Id,
            ["secret"] = secret,
            ["broker"] = new JsonObject { ["host"] = gateway.Host, ["port"] = gateway.Port, ["tls"] = true },
            ["wifi"] = new JsonArray([.. gateway.Networks.Select(network => new JsonObject { ["ssid"] = network.Ssid, ["password"] = network.Password })]),
            ["points"] = PointsOf(TextPadding.Strip(gateway.Points)),
        };
        return settings.ToJsonString(Plain);
    }

    private static JsonNode? PointsOf(string points) => string.IsNullOrWhiteSpace(points) ? new JsonArray() : JsonNode.Parse(points);

    private static string Deploy(bool withAuthority)
    {
        string[] names = withAuthority ? ["gateway.json", "ca.pem"] : ["gateway.json"];
        return new JsonObject
        {
            ["files"] = new JsonArray([.. names.Select(name => new JsonObject { ["DestinationFilePath"] = $@"I:\{name}", ["SourceFilePath"] = name })]),
        }.ToJsonString(Plain);
    }
}
