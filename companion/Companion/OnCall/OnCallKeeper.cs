using Hjemvakt.Companion.Homes;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// Keeps the plan in memory up to date with what another process (the command line) or the users' administration has changed, and looks a
/// day ahead for hours in which nobody has the duty.
/// </summary>
internal sealed class OnCallKeeper(OnCallBook book, HomeWriter writer, TimeProvider time, ILogger<OnCallKeeper> log) : BackgroundService
{
    /// <summary>How soon a change made elsewhere is in force.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>How long before a gap it becomes an alert. On the page it stands a week ahead.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromHours(24);

    // How far on a gap is followed, so that it is told with its end.
    private static readonly TimeSpan ToItsEnd = TimeSpan.FromDays(8);

    // The same gap is not told again the minute somebody has closed its alert; but it is told again.
    private static readonly TimeSpan TellAgain = TimeSpan.FromHours(6);

    private string told = "";
    private DateTimeOffset toldAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    book.Load();
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

    private async Task WarnAsync()
    {
        var now = time.GetUtcNow();
        var plan = book.Now.Plan;
        var gaps = plan.Rotas.SelectMany(rota => DutyRoster.Gaps(rota, now, now + ToItsEnd, plan.Counts).Where(gap => gap.From < now + Warning).Select(gap => (rota, gap))).ToList();
        var line = string.Join("; ", gaps.Select(one => Line(one.rota, one.gap)));
        // The first gap ends where it begins, now, while it lasts: what counts is which hours are still to come.
        var which = string.Join("; ", gaps.Select(one => $"{one.rota.Id}/{one.gap.Line}/{one.gap.Until:O}"));
        if (gaps.Count == 0 || (which == told && now - toldAt < TellAgain))
        {
            told = gaps.Count == 0 ? "" : told;
            return;
        }

        try
        {
            await writer.StoreAsync(new ReportWork(AlertKind.RotaGap, gaps[0].rota.Name, line));
            (told, toldAt) = (which, now);
        }
        catch (StorageUnavailableException error)
        {
            log.LogError("A gap in the rota could not be told: {Error}", error.Message);
        }
    }

    private static string Line(Rota rota, DutyGap gap)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        return FormattableString.Invariant($"{rota.Name} {gap.Line}: {WallClock.At(zone, gap.From):yyyy-MM-dd HH:mm}–{WallClock.At(zone, gap.Until):yyyy-MM-dd HH:mm}");
    }
}
