using System.Net.Http.Headers;
using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>Push messages through an ntfy server (its JSON interface; docs.ntfy.sh/publish). The address is a topic.</summary>
internal sealed class NtfyChannel(NtfySettings settings, Carrier carrier) : INotificationChannel
{
    private const int Urgent = 5, Normal = 3;

    public Channel Kind => Channel.Ntfy;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Server)
        {
            Content = JsonContent.Create(new
            {
                topic = message.Address,
                title = message.Title,
                message = message.Text,
                priority = message.IsUrgent ? Urgent : Normal,
                click = message.Link.ToString(),
            }),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.Id.ToString());
        if (settings.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        }

        var body = await carrier.SendAsync(request, cancel);
        if (!IsTaken(body))
        {
            throw new NotCarriedException($"answered without an id: {Carrier.Told(body)}");
        }
    }

    // A message that was taken has an id. A proxy's friendly page, with status 200, has none.
    private static bool IsTaken(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
