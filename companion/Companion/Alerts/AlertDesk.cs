using System.Runtime.CompilerServices;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>The desk of a companion that has had no alert yet.</summary>
internal sealed class AlertDesk : IAlertDesk
{
    private static readonly DeskAnswer NoSuchAlert = new(DeskRefusal.Unknown, null);

    public ValueTask<IReadOnlyList<AlertView>> OpenAsync(CancellationToken cancel) => new([]);

    public ValueTask<IReadOnlyList<AlertView>> ResolvedSinceAsync(DateTimeOffset since, CancellationToken cancel) => new([]);

    public ValueTask<AlertView?> FindAsync(Guid id, CancellationToken cancel) => new((AlertView?)null);

    public async IAsyncEnumerable<AlertView> ChangesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        yield break;
    }

    public ValueTask NotifiedAsync(Guid id, Actor through, CancellationToken cancel) => ValueTask.CompletedTask;

    public ValueTask<DeskAnswer> AcknowledgeAsync(Guid id, Actor who, CancellationToken cancel) => new(NoSuchAlert);

    public ValueTask<DeskAnswer> OnTheWayAsync(Guid id, Actor who, CancellationToken cancel) => new(NoSuchAlert);

    public ValueTask<DeskAnswer> ResolveAsync(Guid id, Actor who, ResolveCause cause, string? note, CancellationToken cancel) => new(NoSuchAlert);
}
