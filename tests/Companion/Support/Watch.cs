using Hjemvakt.Companion.Alerts;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>Watches the desk's changes, as a page does.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly IAsyncEnumerator<AlertView> changes;

    public Watch(IAlertDesk desk)
    {
        changes = desk.ChangesAsync(end.Token).GetAsyncEnumerator(end.Token);
    }

    /// <summary>The next change of any alert.</summary>
    public async Task<AlertView> NextAsync()
    {
        (await changes.MoveNextAsync().AsTask().WaitAsync(TestCompanion.Never)).ShouldBeTrue("the stream of changes has ended");
        return changes.Current;
    }

    /// <summary>The next change that fits.</summary>
    public async Task<AlertView> UntilAsync(Func<AlertView, bool> fits)
    {
        while (true)
        {
            if (await NextAsync() is var change && fits(change))
            {
                return change;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await changes.DisposeAsync();
        end.Dispose();
    }
}
