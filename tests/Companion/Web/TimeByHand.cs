using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Time that stands still until it is moved, and tells when somebody has begun to wait.</summary>
public sealed class TimeByHand() : FakeTimeProvider(System.GetUtcNow())
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Lets time pass once somebody waits for exactly so long.</summary>
    public async Task PassOnceAwaitedAsync(TimeSpan wait, CancellationToken cancel)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        guard.CancelAfter(TimeSpan.FromSeconds(20));
        await foreach (var armed in _armed.Reader.ReadAllAsync(guard.Token))
        {
            if (armed == wait)
            {
                Advance(wait);
                return;
            }
        }
    }
}
