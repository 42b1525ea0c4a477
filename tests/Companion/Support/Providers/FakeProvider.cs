using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hjemvakt.Companion.Tests.Support.Providers;

/// <summary>
/// The servers of all HTTP providers on one port of this machine: <c>/ntfy</c>, <c>/sms</c>, <c>/voice</c>, <c>/centre</c>, <c>/dead-man</c>. They are well
/// unless told otherwise: slow, down, or lying.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ReceivedMessage> arrived = Channel.CreateUnbounded<ReceivedMessage>();
    private readonly List<ReceivedMessage> passed = [];
    private readonly CancellationTokenSource closing = new();

    private FakeProvider(WebApplication app) => this.app = app;

    /// <summary>How each server answers, by the first part of its path; a well one's answer is in <see cref="Well"/>.</summary>
    public Dictionary<string, Func<ReceivedMessage, CancellationToken, Task<(int Status, string Body)>>> Ways { get; } = [];

    /// <summary>What a server says in <c>Retry-After</c>, by the first part of its path.</summary>
    public Dictionary<string, string> RetryAfter { get; } = [];

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public Uri Of(string server) => new(Address, "/" + server);

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var provider = new FakeProvider(builder.Build());
        provider.app.Run(provider.AnswerAsync);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A server that does not answer before it is told to stop.</summary>
    public static async Task<(int, string)> Silent(ReceivedMessage message, CancellationToken closing)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, closing);
        return (200, "");
    }

    /// <summary>A server that is broken, and says so.</summary>
    public static Task<(int, string)> Down(ReceivedMessage message, CancellationToken closing) => Task.FromResult((503, "out of order"));

    /// <summary>A server that says 200 and means no.</summary>
    public static Task<(int, string)> Lying(ReceivedMessage message, CancellationToken closing) => Task.FromResult((200, """{"status":"error","reason":"no credit"}"""));

    /// <summary>The next message to a server that holds a text; those to others are passed over, and in <see cref="Rest"/>.</summary>
    public async Task<ReceivedMessage> NextAsync(string server, string about = "")
    {
        while (true)
        {
            var message = await arrived.Reader.ReadAsync(TestCompanion.Soon);
            if (message.Server == server && message.IsFor(about))
            {
                return message;
            }

            passed.Add(message);
        }
    }

    /// <summary>The next message about a critical alert, to any server.</summary>
    public async Task<ReceivedMessage> NextCriticalAsync()
    {
        while (true)
        {
            var message = await arrived.Reader.ReadAsync(TestCompanion.Soon);
            if (message.IsCritical)
            {
                return message;
            }

            passed.Add(message);
        }
    }

    /// <summary>What was passed over or has not been looked at.</summary>
    public IReadOnlyList<ReceivedMessage> Rest()
    {
        while (arrived.Reader.TryRead(out var message))
        {
            passed.Add(message);
        }

        return passed;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        closing.Dispose();
    }

    private static (int, string) Well(ReceivedMessage message) => message.Server switch
    {
        "ntfy" => (200, """{"id":"hwQ2YpKdmg","event":"message"}"""),
        "matrix" => (200, """{"event_id":"$YUwRidLecu:example.no"}"""),
        _ => (200, """{"status":"accepted"}"""),
    };

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var message = new ReceivedMessage(
            http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "",
            await reader.ReadToEndAsync(),
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase))
        { Path = http.Request.Path.Value! };
        arrived.Writer.TryWrite(message);
        try
        {
            var (status, body) = Ways.TryGetValue(message.Server, out var way) ? await way(message, closing.Token) : Well(message);
            http.Response.StatusCode = status;
            if (RetryAfter.TryGetValue(message.Server, out var later))
            {
                http.Response.Headers.RetryAfter = later;
            }

            await http.Response.WriteAsync(body);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}

/// <summary>A request as a provider got it.</summary>
internal sealed record ReceivedMessage(string Server, string Body, Dictionary<string, string> Headers)
{
    public string Path { get; init; } = "";

    /// <summary>About a fall or a call for help, and not about what ails the companion or a gateway meanwhile.</summary>
    public bool IsCritical => IsFor("kritisk");

    public bool IsFor(string address) => Body.Contains(address, StringComparison.Ordinal);
}
