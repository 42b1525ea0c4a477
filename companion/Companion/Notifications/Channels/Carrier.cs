using System.Net;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>HTTP to carriers: no redirects (a message must not follow them elsewhere), and an answer that is read, but not endlessly.</summary>
internal sealed class Carrier : IDisposable
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

    /// <summary>Sends, and gives the answer's body.</summary>
    /// <exception cref="NotCarriedException">No answer, or one that is no success.</exception>
    public async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);
            return answer.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices
                ? body
                : throw new NotCarriedException($"answered {(int)answer.StatusCode} {Told(body)}".TrimEnd());
        }
        catch (HttpRequestException error)
        {
            throw new NotCarriedException($"cannot be reached: {error.HttpRequestError}");
        }
    }

    /// <summary>The beginning of what a carrier said, on one line.</summary>
    public static string Told(string body)
    {
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostTold ? line : line[..MostTold] + "…";
    }

    public void Dispose() => http.Dispose();
}
