using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Notifications;

/// <summary>
/// Calls an address outside each minute, and only when a write has just been committed: whoever listens there raises the alarm when the
/// calls stop. It cannot say that something is wrong; it can only fall silent, and that is what makes it trustworthy.
/// </summary>
internal sealed class DeadMansSwitch(CompanionSettings settings, HomeWriter writer, StorageHealth health, AuditHeadSigner heads, ProviderClient provider, TimeProvider time, ILogger<DeadMansSwitch> log) : BackgroundService
{
    /// <summary>The header that carries the audit's last signed head.</summary>
    public const string HeadHeader = "Hjemvakt-Audit-Head";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Notifications.DeadMan is not { } address)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                using var enough = new CancellationTokenSource(Patience, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stoppingToken);
                await writer.StoreAsync(new ProbeWork()).WaitAsync(either.Token);
                if (health.OutageSince is not null)
                {
                    throw new StorageUnavailableException("something could not be stored a moment ago");
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (heads.Latest is { Number: > 0 } head)
                {
                    // Whoever logs it can show later that the history's end was not cut off.
                    request.Headers.TryAddWithoutValidation(HeadHeader, AuditAnchorFile.Line(head));
                }

                await provider.SendAsync(request, either.Token);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Not the address itself: it is as good as a key.
                log.LogWarning("The dead-man call was left out: {Reason}", error switch { OperationCanceledException => "no answer in time", StorageUnavailableException or DeliveryFailedException => error.Message, _ => error.GetType().Name });
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
