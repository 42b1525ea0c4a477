using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>Text messages or calls through an operator's HTTP interface, as its template in the settings says. The address is a telephone number.</summary>
internal sealed class HttpGatewayChannel(Channel kind, HttpGatewaySettings settings, Carrier carrier) : INotificationChannel
{
    public Channel Kind => kind;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        // A call reads the message out: nobody can follow a link by ear.
        var text = kind == Channel.Voice ? $"{message.Title}. {message.Text}" : $"{message.Title}. {message.Text} {message.Link}";
        using var request = new HttpRequestMessage(HttpMethod.Post, Fill(settings.Address.OriginalString, message, text, Uri.EscapeDataString))
        {
            Content = new StringContent(Fill(settings.Body, message, text, Escape), Encoding.UTF8, new MediaTypeHeaderValue(settings.ContentType, "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.Id.ToString());
        if (settings.Authorization is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Reveal());
        }

        var body = await carrier.SendAsync(request, cancel);
        if (settings.Expect is { } expected && !body.Contains(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new NotCarriedException($"answered without '{expected}': {Carrier.Told(body)}");
        }
    }

    private string Fill(string template, Message message, string text, Func<string, string> escape) => template
        .Replace("{to}", escape(message.Address), StringComparison.Ordinal)
        .Replace("{id}", escape(message.Id.ToString()), StringComparison.Ordinal)
        .Replace("{secret}", escape(settings.Key?.Reveal() ?? ""), StringComparison.Ordinal)
        .Replace("{text}", escape(text), StringComparison.Ordinal);

    private string Escape(string value) => settings.ContentType switch
    {
        "application/json" => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        "application/x-www-form-urlencoded" => Uri.EscapeDataString(value),
        _ => value,
    };
}
