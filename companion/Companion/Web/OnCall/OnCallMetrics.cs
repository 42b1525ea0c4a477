using System.Diagnostics.Metrics;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>What there is to measure about the live page.</summary>
public sealed class OnCallMetrics
{
    /// <summary>The meter's name, for the telemetry set-up.</summary>
    public const string MeterName = "Hjemvakt.Companion.Web";

    private readonly UpDownCounter<int> _pages;
    private readonly Histogram<double> _push;

    /// <summary>Creates the instruments.</summary>
    public OnCallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _pages = meter.CreateUpDownCounter<int>("hjemvakt.oncall.pages", "{page}", "Browsers with the on-call page connected now");
        _push = meter.CreateHistogram<double>("hjemvakt.oncall.push", "ms", "From a new alert being stored to its being flushed to a page");
    }

    /// <summary>Counts a page until the returned value is disposed.</summary>
    public IDisposable PageConnected()
    {
        _pages.Add(1);
        return new Leaving(_pages);
    }

    /// <summary>Measures a new alert's way from storage to a page.</summary>
    public void Pushed(AlertView alert, DateTimeOffset now)
    {
        if (alert.State is AlertState.Raised)
        {
            _push.Record((now - alert.StoredAt).TotalMilliseconds);
        }
    }

    private sealed class Leaving(UpDownCounter<int> pages) : IDisposable
    {
        public void Dispose() => pages.Add(-1);
    }
}
