using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Threading;

/// <summary>Ends a wait after a while of the device's own time.</summary>
[StandsInFor("System.Threading.CancellationTokenSource")]
public sealed class CancellationTokenSource(int millisecondsDelay) : IDisposable
{
    private readonly System.Threading.CancellationTokenSource _source = new(TimeSpan.FromMilliseconds(millisecondsDelay), Boot.Current.Device.Time);

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
