using System.Threading.Channels;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Carriers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>The call that must not come when something is wrong.</summary>
public sealed class TheDeadMansCall
{
    private const int Minutes = 10;

    [Fact]
    public async Task It_comes_each_minute_while_writes_are_committed_and_stays_away_when_they_are_not()
    {
        var time = new FakeTimeProvider(NightShift.ThreeAtNight);
        var log = Channel.CreateUnbounded<string>();
        await using var carrier = await FakeCarrier.StartAsync();
        await using var companion = await TestCompanion.StartAsync(
            settings => settings with { Notifications = settings.Notifications with { DeadMan = carrier.Of("dead-man") } },
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Logging.AddProvider(new LeftOut(log.Writer));
            });
        await carrier.NextAsync("dead-man");
        for (var minute = 0; minute < 3; minute++)
        {
            // The call has been answered, and the next is waited for, some time after it has arrived here.
            var next = carrier.NextAsync("dead-man");
            while (!next.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(60));
                await Task.Yield();
            }

            await next;
        }

        companion.Services.GetRequiredService<HomeWriter>().Stop();
        await Should.ThrowAsync<StorageUnavailableException>(() => companion.Services.GetRequiredService<HomeWriter>().StoreAsync(new ProbeWork()));
        await LeftOutAsync();
        carrier.Rest();
        for (var minute = 0; minute < Minutes; minute++)
        {
            await LeftOutAsync();
        }

        // One or two that were on their way when the writer stopped may come late; one a minute they are not.
        carrier.Rest().Count.ShouldBeLessThan(3);

        async Task LeftOutAsync()
        {
            var leftOut = log.Reader.ReadAsync().AsTask();
            while (!leftOut.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(60));
                await Task.Yield();
            }

            await leftOut;
        }
    }

    /// <summary>Hears of calls that were left out because nothing could be committed.</summary>
    private sealed class LeftOut(ChannelWriter<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith("DeadMan", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && line.Contains("stopping", StringComparison.Ordinal))
            {
                heard.TryWrite(line);
            }
        }

        public void Dispose()
        {
        }
    }
}
