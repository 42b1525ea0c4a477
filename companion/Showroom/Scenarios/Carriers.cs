using System.Collections.Concurrent;
using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The carriers of a scenario: an ntfy server and an SMS operator on this machine, which take every message, or are down.</summary>
public sealed class Carriers : IAsyncDisposable
{
    /// <summary>The carriers there are.</summary>
    public const string Ntfy = "ntfy", Sms = "sms";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _down = [];

    private Carriers(WebApplication app, TimeProvider time)
    {
        _app = app;
        Messages = new Sightings<CarriedMessage>(time);
    }

    /// <summary>Every message that came, refused ones too.</summary>
    public Sightings<CarriedMessage> Messages { get; }

    /// <summary>What the companion has to know to use them.</summary>
    public NotificationSettings Settings => new()
    {
        Ntfy = new NtfySettings(Of(Ntfy), null),
        Sms = new HttpGatewaySettings(Of(Sms), "application/json", """{"topic":"{to}","message":"{text}"}""", null, null, "accepted"),
    };

    /// <summary>Opens them.</summary>
    public static async Task<Carriers> OpenAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var carriers = new Carriers(builder.Build(), time);
        carriers._app.Run(carriers.AnswerAsync);
        await carriers._app.StartAsync();
        return carriers;
    }

    /// <summary>This carrier answers 503 from now on.</summary>
    public void BreakDown(string carrier) => _down[carrier] = true;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Uri Of(string carrier) => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "/" + carrier);

    private async Task AnswerAsync(HttpContext http)
    {
        var carrier = http.Request.Path.Value!.Trim('/');
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var isDown = _down.ContainsKey(carrier);
        http.Response.StatusCode = isDown ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        Messages.Add(new CarriedMessage(carrier, body.RootElement.GetProperty("topic").GetString()!, !isDown));
        await http.Response.WriteAsync("""{"id":"1","status":"accepted"}""", http.RequestAborted);
    }
}

/// <summary>A message that came to a carrier.</summary>
/// <param name="To">For whom: a topic or a telephone number.</param>
/// <param name="Taken">False when the carrier was down.</param>
public sealed record CarriedMessage(string Carrier, string To, bool Taken);
