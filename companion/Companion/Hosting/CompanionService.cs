using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Notifications;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Hosting;

/// <summary>The order in which the companion's parts come to life and end: nobody is let in before everything is remembered.</summary>
internal sealed class CompanionService(AlertBoard board, OnCallBook onCall, HomeWriter writer, NotificationPost post, BrokerService broker, Database database) : IHostedLifecycleService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        board.Load();
        onCall.Load();
        writer.Start();
        await post.StartAsync();
        await broker.StartAsync();
    }

    /// <summary>Before the web server stops: it would wait for the gateways' connections, and they have no end of their own.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => broker.StopAsync();

    /// <summary>After the web server has answered its last request.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await post.StopAsync();
        writer.Stop();
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        database.Release();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
