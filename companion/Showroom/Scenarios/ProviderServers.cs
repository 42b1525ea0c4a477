using System.Collections.Concurrent;
using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The providers of a scenario: an ntfy server and an SMS operator on this machine, which take every message, or are down.</summary>
public sealed class ProviderServers : IAsyncDisposable
{
    /// <summary>The providers there are.</summary>
    public const string Ntfy = "ntfy", Sms = "sms";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _down = [];

    private ProviderServers(WebApplication app, TimeProvider time)
    {
        _app = app;
        Messages = new Sightings<DeliveredMessage>(time);
        Texts = new Sightings<string>(time);
    }

    /// <summary>Every message that came, refused ones too.</summary>
    public Sightings<DeliveredMessage> Messages { get; }

    /// <summary>What every message says, title first.</summary>
    public Sightings<string> Texts { get; }

    /// <summary>What the companion has to know to use them.</summary>
    public NotificationSettings Settings => new()
    {
        Ntfy = new NtfySettings { Server = Of(Ntfy) },
        Sms = new HttpGatewaySettings { Address = Of(Sms), Body = """{"topic":"{to}","message":"{text}"}""", Expect = "accepted" },
    };

    /// <summary>Opens them.</summary>
    public static async Task<ProviderServers> OpenAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var providers = new ProviderServers(builder.Build(), time);
        providers._app.Run(providers.AnswerAsync);
        await providers._app.StartAsync();
        return providers;
    }

    /// <summary>This provider answers 503 from now on.</summary>
    public void BreakDown(string provider) => _down[provider] = true;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Uri Of(string provider) => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "/" + provider);

    private async Task AnswerAsync(HttpContext http)
    {
        var provider = http.Request.Path.Value!.Trim('/');
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var isDown = _down.ContainsKey(provider);
        http.Response.StatusCode = isDown ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        Messages.Add(new DeliveredMessage(provider, body.RootElement.GetProperty("topic").GetString()!, !isDown));
        Texts.Add($"{(body.RootElement.TryGetProperty("title", out var title) ? title.GetString() : "")} {body.RootElement.GetProperty("message").GetString()}".Trim());
        await http.Response.WriteAsync("""{"id":"1","status":"accepted"}""", http.RequestAborted);
    }
}

/// <summary>A message that came to a provider.</summary>
/// <param name="To">For whom: a topic or a telephone number.</param>
/// <param name="Taken">False when the provider was down.</param>
public sealed record DeliveredMessage(string Provider, string To, bool Taken);
