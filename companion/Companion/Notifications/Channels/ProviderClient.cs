using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>HTTP to providers: no redirects (a message must not follow them elsewhere), and an answer that is read, but not endlessly.</summary>
internal sealed class ProviderClient(TimeProvider time) : IDisposable
{
    private const int MostOfAnAnswer = 64 * 1024, MostTold = 120;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostOfAnAnswer,
    };

    /// <summary>Whether an answer is a JSON object with a text under a name, as the id of a message that was taken. A proxy's friendly page, with status 200, has none.</summary>
    public static bool HasText(string body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Sends, and gives the answer's body.</summary>
    /// <exception cref="DeliveryFailedException">No answer, or one that is no success.</exception>
    public async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);
            return answer.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices
                ? body
                : throw new DeliveryFailedException(new Failure($"answered {(int)answer.StatusCode} {Told(body)}".TrimEnd(), RetryAfter(answer), IsOfTheAddress(answer.StatusCode)));
        }
        catch (HttpRequestException error)
        {
            throw new DeliveryFailedException($"cannot be reached: {error.HttpRequestError}");
        }
        catch (SocketException error)
        {
            // HttpClient lets it through when a line breaks just as it is made.
            throw new DeliveryFailedException($"cannot be reached: {error.SocketErrorCode}");
        }
    }

    // RFC 9110, section 10.2.3: seconds or a date.
    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    // The request was understood and this receiver is refused. A key that is wrong (401, 403) or a service that is away is the channel's trouble.
    private static bool IsOfTheAddress(HttpStatusCode status)
        => status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity;

    /// <summary>The beginning of what a provider said, on one line.</summary>
    public static string Told(string body)
    {
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostTold ? line : line[..MostTold] + "…";
    }

    public void Dispose() => http.Dispose();
}
