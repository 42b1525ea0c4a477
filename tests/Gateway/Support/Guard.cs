namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>The real time after which a test that waits for something gives up.</summary>
internal static class Guard
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Task<T> InTime<T>(this Task<T> awaited) => awaited.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task InTime(this Task awaited) => awaited.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
