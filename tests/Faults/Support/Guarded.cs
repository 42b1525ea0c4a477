namespace Hjemvakt.Faults.Tests.Support;

/// <summary>The bound on every wait in this suite: real faults take real time, and what has not come by then will not come.</summary>
internal static class Guarded
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>The outcome, or a failure that says what was waited for.</summary>
    public static async Task<T> InTime<T>(string what, Func<CancellationToken, Task<T>> wait)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Longest);
        try
        {
            return await wait(guard.Token);
        }
        catch (OperationCanceledException) when (guard.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {Longest.TotalSeconds:0} s: {what}.");
        }
    }

    /// <summary>The end of it, or a failure that says what was waited for.</summary>
    public static Task InTime(string what, Func<CancellationToken, Task> wait) => InTime(what, async cancel =>
    {
        await wait(cancel);
        return true;
    });
}
