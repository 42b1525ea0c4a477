using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// Puts into force at once what the users' administration changes, and looks a day ahead for hours in which nobody has the duty.
/// </summary>
internal sealed class OnCallMonitor(CurrentOnCallPlan onCall, StaffChanges staff, HomeWriter writer, TimeProvider time, ILogger<OnCallMonitor> log) : BackgroundService
{
    /// <summary>How often the rotas are looked through.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>How long before a gap it becomes an alert. On the page it stands a week ahead.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromHours(24);

    // How far on a gap is followed, so that it is told with its end.
    private static readonly TimeSpan ToItsEnd = TimeSpan.FromDays(8);

    // The same gap is not told again the minute somebody has closed its alert; but it is told again.
    private static readonly TimeSpan TellAgain = TimeSpan.FromHours(6);

    // When each gap was last told.
    private readonly Dictionary<string, DateTimeOffset> told = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        staff.Changed += Load;
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        staff.Changed -= Load;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    if (onCall.IsStale)
                    {
                        onCall.Load();
                    }

                    await WarnAsync();
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    // A rota that cannot be read must not end the companion; the next look is in half a minute.
                    log.LogError(error, "Looking after the on-call plan failed.");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The companion stops.
        }
    }

    // Somebody's act is over and stored, whatever becomes of this; the next look comes in half a minute.
    private void Load()
    {
        try
        {
            onCall.Load();
        }
        catch (Exception error)
        {
            log.LogError(error, "The on-call plan could not be read after the staff had changed.");
        }
    }

    private async Task WarnAsync()
    {
        var now = time.GetUtcNow();
        var plan = onCall.Now.Plan;
        var gaps = plan.Rotas.SelectMany(rota => DutyRoster.Gaps(rota, now, now + ToItsEnd, plan.Counts).Where(gap => gap.From < now + Warning).Select(gap => (rota, gap))).ToList();
        var open = gaps.ConvertAll(one => About(one.rota, one.gap));
        foreach (var closed in told.Keys.Except(open).ToList())
        {
            told.Remove(closed);
        }

        foreach (var ((rota, gap), about) in gaps.Zip(open))
        {
            if (told.TryGetValue(about, out var at) && now - at < TellAgain)
            {
                continue;
            }

            try
            {
                await writer.StoreAsync(new ReportWork(AlertKind.RotaGap, rota.Name, Line(rota, gap), about));
                told[about] = now;
            }
            catch (StorageUnavailableException error)
            {
                log.LogError("A gap in the rota could not be told: {Error}", error.Message);
            }
        }
    }

    // A gap that lasts begins now each time one looks: what tells it from others is the line and when it ends.
    private static string About(Rota rota, DutyGap gap) => FormattableString.Invariant($"{rota.Id}/{gap.Line}/{gap.Until.UtcDateTime:yyyy-MM-ddTHH:mm}Z");

    private static string Line(Rota rota, DutyGap gap)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        return FormattableString.Invariant($"{rota.Name} {gap.Line}: {ZoneTime.At(zone, gap.From):yyyy-MM-dd HH:mm}–{ZoneTime.At(zone, gap.Until):yyyy-MM-dd HH:mm}");
    }
}
