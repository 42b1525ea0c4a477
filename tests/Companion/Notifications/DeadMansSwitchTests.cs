using System.Threading.Channels;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Providers;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>The call that must not come when something is wrong.</summary>
public sealed class DeadMansSwitchTests
{
    private const int Minutes = 10;

    [Fact]
    public async Task It_comes_each_minute_while_writes_are_committed_and_stays_away_when_they_are_not()
    {
        var time = new FakeTimeProvider(NightShift.ThreeAtNight);
        var log = Channel.CreateUnbounded<string>();
        await using var provider = await FakeProvider.StartAsync();
        await using var companion = await TestCompanion.StartAsync(
            settings => settings with { Notifications = settings.Notifications with { DeadMan = provider.Of("dead-man") } },
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Logging.AddProvider(new LeftOut(log.Writer));
            });
        await provider.NextAsync("dead-man");
        for (var minute = 0; minute < 3; minute++)
        {
            // No more than the minute: a call that takes longer by this clock is given up.
            time.Advance(TimeSpan.FromSeconds(60));
            await provider.NextAsync("dead-man");
        }

        companion.Services.GetRequiredService<HomeWriter>().Stop();
        await Should.ThrowAsync<StorageUnavailableException>(() => companion.Services.GetRequiredService<HomeWriter>().StoreAsync(new ProbeWork()));
        await LeftOutAsync();
        provider.Rest();
        for (var minute = 0; minute < Minutes; minute++)
        {
            await LeftOutAsync();
        }

        // One or two that were on their way when the writer stopped may come late; one a minute they are not.
        provider.Rest().Count.ShouldBeLessThan(3);

        async Task LeftOutAsync()
        {
            time.Advance(TimeSpan.FromSeconds(60));
            await log.Reader.ReadAsync(TestCompanion.Soon);
        }
    }

    [Fact]
    public async Task It_carries_the_last_signed_head_of_the_audit_away_from_here()
    {
        var time = new FakeTimeProvider(NightShift.ThreeAtNight);
        await using var provider = await FakeProvider.StartAsync();
        await using var companion = await TestCompanion.StartAsync(
            settings => settings with { Notifications = settings.Notifications with { DeadMan = provider.Of("dead-man") } },
            builder => builder.Services.AddSingleton<TimeProvider>(time));
        await companion.CommissionAsync();
        var signer = companion.Services.GetRequiredService<AuditHeadSigner>();
        await signer.SignAsync(TestCompanion.Soon);

        string? carried;
        do
        {
            time.Advance(TimeSpan.FromSeconds(60));
            carried = (await provider.NextAsync("dead-man")).Headers.GetValueOrDefault(DeadMansSwitch.HeadHeader);
        }
        while (carried is null);

        var head = AuditAnchorFile.Parse(carried);
        (await companion.AskAsync(db => db.AuditHeads.SingleAsync(row => row.Number == head.Number))).Hash.ShouldBe(head.Hash);
    }

    /// <summary>Hears of calls that were left out because nothing could be committed.</summary>
    private sealed class LeftOut(ChannelWriter<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith(nameof(DeadMansSwitch), StringComparison.Ordinal) ? this : NullLogger.Instance;

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
