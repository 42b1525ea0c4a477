using System.Text.Json;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>
/// Draws a card in every state and language before the companion opens its doors, and throws them away. The first card
/// after a start is compiled while it is drawn, which takes longer than all the rest of an alarm's way.
/// </summary>
public sealed class CardWarmup(IServiceScopeFactory scopes, TimeProvider time) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cards = scope.ServiceProvider.GetRequiredService<CardRenderer>();
        foreach (var words in Words.All)
        {
            foreach (var state in Enum.GetValues<AlertState>())
            {
                var push = await cards.DrawAsync(Sample(state), new Viewer("", "", words, "", ""));
                JsonSerializer.SerializeToUtf8Bytes(push, PushJson.Wire.AlertPush);
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private AlertView Sample(AlertState state)
    {
        var now = time.GetUtcNow();
        return new AlertView(
            Guid.Empty, 1, "", "", "", "", AlertKind.Fall, Severity.Critical, state, now, now, now, 2, "", "", 50,
            state is AlertState.Cancelled, "", ResolveCause.Test, "", [new TimelineEntry(now, "raised", "", "")]);
    }
}
