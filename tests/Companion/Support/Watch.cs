using Hjemvakt.Companion.Alerts;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>Watches the desk's changes, as a page does.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly IAsyncEnumerator<AlertView> changes;
    private readonly AlertKind? only;

    /// <param name="only">Looks at alerts of this kind only; null at all.</param>
    public Watch(IAlertService desk, AlertKind? only = null)
    {
        this.only = only;
        changes = desk.ChangesAsync(end.Token).GetAsyncEnumerator(end.Token);
    }

    /// <summary>The next change of any alert.</summary>
    public async Task<AlertView> NextAsync()
    {
        do
        {
            (await changes.MoveNextAsync().AsTask().WaitAsync(TestCompanion.Never)).ShouldBeTrue("the stream of changes has ended");
        }
        while (only is { } kind && changes.Current.Kind != kind);

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
