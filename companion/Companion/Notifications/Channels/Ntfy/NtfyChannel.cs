using System.Net.Http.Headers;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Ntfy;

/// <summary>Push messages through an ntfy server (its JSON interface; docs.ntfy.sh/publish). The address is a topic.</summary>
internal sealed class NtfyChannel(NtfySettings settings, ProviderClient provider) : INotificationChannel
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

        var body = await provider.SendAsync(request, cancel);
        if (!ProviderClient.HasText(body, "id"))
        {
            throw new DeliveryFailedException($"answered without an id: {ProviderClient.Told(body)}");
        }
    }
}
