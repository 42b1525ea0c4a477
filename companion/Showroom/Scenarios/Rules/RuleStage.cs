using System.Net;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>A companion whose clock is moved by hand, one home on the wire, and the phone of whoever is on duty.</summary>
public sealed partial class RuleStage : IAsyncDisposable
{
    // Shorter than the companion waits for a word of a gateway.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(100);

    private static readonly Words Words = new Bokmal();

    private readonly WebApplication _companion;
    private readonly HomeFile _file;
    private WireHome? _home;
    private OnCallPhone? _phone;

    private RuleStage(WebApplication companion, HomeFile file, HandTime time, string data, Timeline timeline)
        => (_companion, _file, Time, Timeline, Stored) = (companion, file, time, timeline, new StoredAlerts(data));

    public HandTime Time { get; }

    public Timeline Timeline { get; }

    public StoredAlerts Stored { get; }

    public WireHome Home => _home!;

    /// <summary>Sets the stage.</summary>
    /// <param name="local">The time on the home's wall, as <c>2026-01-15 02:10</c>.</param>
    public static async Task<RuleStage> SetAsync(string folder, string home, string local, Timeline timeline, CancellationToken cancel)
    {
        var file = HomeFile.ReadAll().Single(one => one.Id == home);
        var wall = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var time = new HandTime(new DateTimeOffset(wall, TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone).GetUtcOffset(wall)));
        var data = Path.Combine(folder, "companion");
        var companion = CompanionHost.Build(
            new CompanionSettings { DataFolder = data, HttpPort = 0, MqttPort = 0 },
            builder =>
            {
                QuietLog.Use(builder);
                builder.Services.AddSingleton<TimeProvider>(time);
            });
        var stage = new RuleStage(companion, file, time, data, timeline);
        try
        {
            var secrets = await PreparedFolder.PrepareAsync(companion.Services, [file]);
            PhoneEndpoints.Map(companion);
            await companion.StartAsync(cancel);
            var ports = companion.Services.GetRequiredService<CompanionPorts>();
            stage._home = await WireHome.ConnectAsync(file.Gateway, secrets[0], ports.Mqtt!.Value, time, cancel);
            await stage.BeginDutyAsync(cancel);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the rules have in mind of the home.</summary>
    public RuleState Rules => _companion.Services.GetRequiredService<IHomePlans>().Now(_file.Id)!;

    /// <summary>Whoever is on duty signs in: at the beginning, and again after days, because no session lasts so long.</summary>
    public async Task BeginDutyAsync(CancellationToken cancel)
    {
        if (_phone is not null)
        {
            await _phone.DisposeAsync();
        }

        var address = new Uri($"http://127.0.0.1:{_companion.Services.GetRequiredService<CompanionPorts>().Http}/");
        _phone = await Timeline.WithinAsync(
            "the on-call page open", guarded => OnCallPhone.PickUpAsync(address, DemoStaff.First, TimeProvider.System, guarded), cancel, TimeSpan.FromSeconds(60));
    }

    /// <summary>Time passes, and the gateway goes on living.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken cancel)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Heartbeat)
        {
            Time.Advance(left < Heartbeat ? left : Heartbeat);
            await Home.HeartbeatAsync(cancel);
        }
    }

    /// <summary>Somebody changes the home's plan, as on its page.</summary>
    public async Task PlanAsync(Func<HomePlan, HomePlan> change, CancellationToken cancel)
    {
        var plans = _companion.Services.GetRequiredService<IHomePlans>();
        var answer = await plans.SetAsync(_file.Id, change((await plans.FindAsync(_file.Id, cancel)).Plan), null, new Actor(DemoStaff.First, "showroom"), cancel);
        Timeline.Must(answer.Done, $"the plan was refused: {string.Join(' ', answer.Faults)}");
    }

    /// <summary>An alert of this kind is on the phone; its reason is told with the step.</summary>
    /// <param name="fits">What else must be so.</param>
    public async Task<AlertPush> SeenAsync(string step, AlertKind kind, CancellationToken cancel, Func<AlertPush, bool>? fits = null)
    {
        var title = Words.Happened(kind, null);
        var seen = await Timeline.WithinAsync(
            step, guarded => _phone!.Alerts.FirstAsync(0, alert => alert.Open && Title(alert.Html).StartsWith(title, StringComparison.Ordinal) && fits?.Invoke(alert) != false, guarded), cancel);
        Timeline.Note(step, Time.GetUtcNow(), WebUtility.HtmlDecode(WhyLine().Match(seen.What.Html).Groups[1].Value) is { Length: > 0 } why ? why : null);
        Timeline.Tell();
        return seen.What;
    }

    /// <summary>Whoever is on duty takes the alert and ends it.</summary>
    public async Task AnswerAsync(Guid alert, ResolveCause cause, CancellationToken cancel)
    {
        await PressAsync(alert, "acknowledge", "acknowledged", cancel);
        await PressAsync(alert, "resolve", "resolved", cancel, ("cause", cause.ToString()));
        Timeline.Tell();
    }

    /// <summary>How many alerts of a kind there are on the disk.</summary>
    public async Task<int> CountAsync(AlertKind kind, CancellationToken cancel) => (await Stored.AllAsync(cancel)).Count(alert => alert.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        if (_phone is not null)
        {
            await _phone.DisposeAsync();
        }

        if (_home is not null)
        {
            await _home.DisposeAsync();
        }

        await _companion.StopAsync();
        await _companion.DisposeAsync();
    }

    private async Task PressAsync(Guid alert, string button, string becomes, CancellationToken cancel, params (string, string)[] fields)
    {
        await Timeline.WithinAsync(
            $"{button} pressed",
            async guarded =>
            {
                await _phone!.PressAsync(alert, button, guarded, fields);
                return await _phone.Alerts.FirstAsync(0, push => push.Id == alert && push.State == becomes, guarded);
            },
            cancel);
        Timeline.Note(becomes, Time.GetUtcNow(), DemoStaff.First);
    }

    private static string Title(string html) => WebUtility.HtmlDecode(TitleLine().Match(html).Groups[1].Value);

    [GeneratedRegex("class=\"what\"[^>]*>([^<]*)<")]
    private static partial Regex TitleLine();

    [GeneratedRegex("class=\"why\"[^>]*>([^<]*)<")]
    private static partial Regex WhyLine();
}
