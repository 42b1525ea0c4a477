using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.Showroom.Scenarios.Rules;

namespace Hjemvakt.Showroom.Scenarios.Storm;

/// <summary>A companion whose clock is moved by hand, hundreds of homes on the wire, the providers, and the phone of whoever is on duty.</summary>
public sealed class StormStage : IAsyncDisposable
{
    private static readonly TimeSpan ToGetReady = TimeSpan.FromSeconds(120);

    private readonly WebApplication _companion;
    private readonly ProviderServers _providers;
    private readonly List<WireHome> _homes = [];
    private OnCallPhone? _phone;

    private StormStage(WebApplication companion, ProviderServers providers, HandTime time) => (_companion, _providers, Time) = (companion, providers, time);

    public HandTime Time { get; }

    public IReadOnlyList<WireHome> Homes => _homes;

    public IAlertService AlertService => _companion.Services.GetRequiredService<IAlertService>();

    /// <summary>What every message that reached a provider says.</summary>
    public Sightings<string> Messages => _providers.Texts;

    /// <summary>What came to the page of whoever is on duty.</summary>
    public OnCallPhone Phone => _phone!;

    /// <summary>Sets it: every gateway is connected, and the one on duty has the page open.</summary>
    public static async Task<StormStage> SetAsync(string folder, int homes, Timeline timeline, CancellationToken cancel)
    {
        var time = new HandTime(new DateTimeOffset(2026, 1, 15, 13, 2, 0, TimeSpan.Zero));
        var files = HomeFile.Street(homes);
        var providers = await ProviderServers.OpenAsync(TimeProvider.System);
        var companion = CompanionHost.Build(
            new CompanionSettings { DataFolder = Path.Combine(folder, "companion"), HttpPort = 0, MqttPort = 0, Notifications = providers.Settings },
            builder =>
            {
                QuietLog.Use(builder);
                builder.Services.AddSingleton<TimeProvider>(time);
            });
        var stage = new StormStage(companion, providers, time);
        try
        {
            var secrets = await PreparedFolder.PrepareAsync(companion.Services, files);
            PhoneEndpoints.Map(companion);
            await companion.StartAsync(cancel);
            if (await companion.Services.GetRequiredService<IOnCallService>().ImportAsync(DemoPlan.Json, new Actor("showroom", "showroom")) is { } fault)
            {
                throw new InvalidOperationException(fault.English);
            }

            var ports = companion.Services.GetRequiredService<CompanionPorts>();
            for (var number = 0; number < homes; number++)
            {
                stage._homes.Add(await WireHome.ConnectAsync(files[number].Gateway, secrets[number], ports.Mqtt!.Value, time, cancel));
            }

            stage._phone = await timeline.WithinAsync(
                "the on-call page open", guarded => OnCallPhone.PickUpAsync(new Uri($"http://127.0.0.1:{ports.Http}/"), DemoStaff.First, TimeProvider.System, guarded), cancel, ToGetReady);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether something is so; asked until it is.</summary>
    public async Task<bool> UntilAsync(Func<IReadOnlyList<AlertView>, bool> isSo, CancellationToken cancel)
    {
        while (!isSo(await AlertService.OpenAsync(cancel)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
        }

        return true;
    }

    /// <summary>Somebody calls for help.</summary>
    /// <returns>How long it took to a provider, and to the page.</returns>
    public async Task<CallTimes> CallAsync(WireHome home, Timeline timeline, CancellationToken cancel)
    {
        var (texts, pushes, at) = (Messages.Count, Phone.Alerts.Count, TimeProvider.System.GetUtcNow());
        await home.AlarmAsync("help", "bedside-button", "\"src\":\"button\"", cancel);
        var stored = TimeProvider.System.GetUtcNow() - at;
        var message = await timeline.WithinAsync("the first message about the call", guarded => Messages.FirstAsync(texts, text => text.Contains("kritisk", StringComparison.Ordinal), guarded), cancel, ToGetReady);
        var push = await timeline.WithinAsync("the call on the page", guarded => Phone.Alerts.FirstAsync(pushes, alert => alert is { Awaits: true, Open: true } && alert.Html.Contains($"data-severity=\"{Severity.Critical.Name()}\"", StringComparison.Ordinal), guarded), cancel, ToGetReady);
        return new CallTimes(stored, message.At - at, push.At - at);
    }

    /// <summary>Whoever is on duty takes every call and ends it.</summary>
    public async Task AnswerAsync(CancellationToken cancel)
    {
        var kari = new Actor(DemoStaff.First, "showroom", "showroom-kari");
        foreach (var call in (await AlertService.OpenAsync(cancel)).Where(alert => alert.Severity == Severity.Critical))
        {
            await AlertService.AcknowledgeAsync(call.Id, kari, cancel);
            await AlertService.ResolveAsync(call.Id, kari, ResolveCause.RealNeed, null, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_phone is not null)
        {
            await _phone.DisposeAsync();
        }

        foreach (var home in _homes)
        {
            await home.DisposeAsync();
        }

        await _companion.StopAsync();
        await _companion.DisposeAsync();
        await _providers.DisposeAsync();
    }
}

/// <summary>How long a call for help took.</summary>
/// <param name="Stored">Until the gateway was told that it is stored.</param>
/// <param name="Message">Until a provider had the first message.</param>
/// <param name="Page">Until it was on the page.</param>
public readonly record struct CallTimes(TimeSpan Stored, TimeSpan Message, TimeSpan Page)
{
    public TimeSpan Slowest => new[] { Stored, Message, Page }.Max();

    public override string ToString() => FormattableString.Invariant($"stored {Stored.TotalMilliseconds:0} ms, message {Message.TotalMilliseconds:0} ms, page {Page.TotalMilliseconds:0} ms");
}
