using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Webhook;

/// <summary>
/// A signed request to a response centre's system; the address is the centre's name. The signature is HMAC-SHA-256, in hex, over the
/// time stamp, a full stop and the body, so that neither can be changed and an old request cannot be sent again.
/// </summary>
internal sealed class WebhookChannel(IReadOnlyDictionary<string, CentreSettings> centres, ProviderClient provider, TimeProvider time) : INotificationChannel
{
    public const string TimestampHeader = "Hjemvakt-Timestamp", SignatureHeader = "Hjemvakt-Signature";

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Channel Kind => Channel.Webhook;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        var centre = centres.GetValueOrDefault(message.Address) ?? throw new DeliveryFailedException($"no centre '{message.Address}' in the settings");
        var about = message.About ?? throw new DeliveryFailedException("a centre takes alerts only");
        var facts = centre.WithPlace ? about : about with { Resident = null, Address = null };
        var body = JsonSerializer.Serialize(new { id = message.Id, message.Title, message.Text, link = message.Link, alert = facts }, Wire);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, centre.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(centre.Secret.Reveal(), timestamp, body));
        await provider.SendAsync(request, cancel);
    }

    /// <summary>The signature, as <c>v1=…</c>.</summary>
    public static string Sign(string secret, string timestamp, string body)
        => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));
}
