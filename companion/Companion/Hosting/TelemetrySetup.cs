using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Companion.Web.OnCall;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace Hjemvakt.Companion.Hosting;

/// <summary>Metrics and health, for whoever watches the watcher. They hold no personal data; health asks for no sign-in and says one word.</summary>
internal static class TelemetrySetup
{
    private const string Ready = "ready";
    private static readonly string[] Durations = ["hjemvakt.commit.duration", "hjemvakt.alert.latency", "hjemvakt.oncall.push"];

    // From the flush of a disk to a minute's outage; the defaults begin at 5 ms and would say nothing.
    private static readonly double[] Milliseconds = [0.5, 1, 2, 3, 5, 7, 10, 15, 25, 50, 100, 250, 1000, 5000, 60000];

    public static void AddCompanionTelemetry(this IServiceCollection services, CompanionSettings settings)
    {
        services.AddSingleton<CompanionMetrics>();
        services.AddSingleton<MetricsAccess>();
        services.AddSingleton<StorageCheck>();
        services.AddHealthChecks().AddCheck<StorageCheck>("storage", tags: [Ready]);
        services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(CompanionMetrics.MeterName, OnCallMetrics.MeterName);
            metrics.AddAspNetCoreInstrumentation();
            metrics.AddRuntimeInstrumentation();
            metrics.AddPrometheusExporter();
            foreach (var histogram in Durations)
            {
                metrics.AddView(histogram, new ExplicitBucketHistogramConfiguration { Boundaries = Milliseconds });
            }

            if (settings.OtlpEndpoint is { } endpoint)
            {
                metrics.AddOtlpExporter(otlp => otlp.Endpoint = endpoint);
            }
        });
    }

    public static void MapCompanionTelemetry(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<MetricsAccess>();
        app.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, branch => branch.Use(next => http => door.EnterAsync(http, next)), optionsName: null).AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
