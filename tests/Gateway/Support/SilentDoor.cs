namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>A door before the broker. While it is silent, connections are taken and nothing ever answers on them, as behind a server that hangs; then it lets new ones through.</summary>
/// <param name="behind">The broker's port.</param>
internal sealed class SilentDoor(int behind) : TcpRelay(behind)
{
    public volatile bool IsSilent = true;

    /// <summary>Connections that got no answer.</summary>
    public Journal<DateTimeOffset> Unanswered { get; } = new();

    protected override bool Resets => false;

    protected override Task AdmitAsync(CancellationToken down)
    {
        if (!IsSilent)
        {
            return Task.CompletedTask;
        }

        Unanswered.Add(TimeProvider.System.GetUtcNow());
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, down);
    }
}
