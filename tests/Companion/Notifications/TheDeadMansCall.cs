using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Carriers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>The call that must not come when something is wrong.</summary>
public sealed class TheDeadMansCall
{
    [Fact]
    public async Task It_comes_each_minute_while_writes_are_committed_and_stays_away_when_they_are_not()
    {
        var time = new FakeTimeProvider(NightShift.ThreeAtNight);
        await using var carrier = await FakeCarrier.StartAsync();
        await using var companion = await TestCompanion.StartAsync(
            settings => settings with { Notifications = settings.Notifications with { DeadMan = carrier.Of("dead-man") } },
            builder => builder.Services.AddSingleton<TimeProvider>(time));
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
        carrier.Rest();
        var before = carrier.Rest().Count;
        time.Advance(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromMinutes(1));

        carrier.Rest().Count.ShouldBe(before);
    }
}
