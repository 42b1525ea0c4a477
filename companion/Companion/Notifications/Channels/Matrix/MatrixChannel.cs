using System.Net.Http.Headers;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Matrix;

/// <summary>
/// Messages into a Matrix room (client-server API, "PUT …/rooms/{roomId}/send/{eventType}/{txnId}"). The address is a room id. The message's own id is the
/// transaction, so a message that is sent again after a break stands there once.
/// </summary>
internal sealed class MatrixChannel(MatrixSettings settings, ProviderClient provider) : INotificationChannel
{
    public Channel Kind => Channel.Matrix;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        var room = Uri.EscapeDataString(message.Address);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{settings.Server.ToString().TrimEnd('/')}/_matrix/client/v3/rooms/{room}/send/m.room.message/{message.Id:N}")
        {
            Content = JsonContent.Create(new Dictionary<string, object>
            {
                ["msgtype"] = "m.text",
                ["body"] = $"{message.Title}\n{message.Text}\n{message.Link}",
                // Rings for everybody in the room, whatever they have set for ordinary messages.
                ["m.mentions"] = new { room = message.IsUrgent },
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token.Reveal());
        var body = await provider.SendAsync(request, cancel);
        if (!ProviderClient.HasText(body, "event_id"))
        {
            throw new DeliveryFailedException($"answered without an event_id: {ProviderClient.Told(body)}");
        }
    }
}
