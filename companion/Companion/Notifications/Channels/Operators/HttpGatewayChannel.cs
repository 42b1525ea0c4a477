using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Operators;

/// <summary>Text messages or calls through an operator's HTTP interface, as its template in the settings says. The address is a telephone number.</summary>
/// <param name="withLink">The message has the link in it. A call reads the message out, and nobody can follow a link by ear.</param>
internal sealed class HttpGatewayChannel(Channel kind, bool withLink, HttpGatewaySettings settings, ProviderClient provider) : INotificationChannel
{
    public Channel Kind => kind;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        var text = withLink ? $"{message.Title}. {message.Text} {message.Link}" : $"{message.Title}. {message.Text}";
        using var request = new HttpRequestMessage(HttpMethod.Post, Fill(settings.Address.OriginalString, message, text, Uri.EscapeDataString))
        {
            Content = new StringContent(Fill(settings.Body, message, text, Escape), Encoding.UTF8, new MediaTypeHeaderValue(settings.ContentType, "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.Id.ToString());
        if (settings.Authorization is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Reveal());
        }

        var body = await provider.SendAsync(request, cancel);
        if (settings.Expect is { } expected && !ExpectedAnswer.IsIn(body, expected))
        {
            throw new DeliveryFailedException($"answered without '{expected}': {ProviderClient.Told(body)}");
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
