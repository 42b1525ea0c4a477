using System.Net;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>An on-call page without alerts is a promise. While the companion can keep none, it must not be made.</summary>
public sealed class StorageOutageTests
{
    [Fact]
    public async Task Every_page_that_is_open_is_told_and_told_again_when_it_is_over()
    {
        await using var night = await NightShift.BeginAsync();
        using var kari = await night.SignInAsync("kari");
        await using var page = await kari.ListenAsync();
        (await page.NextPastBeatsAsync("snapshot", PushJson.Wire.SnapshotPush)).OutageSince.ShouldBeNull();

        await using (await night.Companion.Database.HoldAsync())
        {
            await BreakStorageAsync(night);

            var since = (await page.NextPastBeatsAsync("storage", PushJson.Wire.StoragePush)).OutageSince.ShouldNotBeNull();
            since.ShouldBe(Health(night)!.Value.ToUnixTimeMilliseconds());
            (await ReadyAsync(night)).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
            (await kari.ReadAsync("/oncall")).ShouldContain("data-storage=\"down\"");
        }

        await TestCompanion.AwaitAsync(async () =>
        {
            night.Time.Advance(StorageWatch.Every);
            return (await ReadyAsync(night)).Status == HttpStatusCode.OK;
        });
        (await page.NextPastBeatsAsync("storage", PushJson.Wire.StoragePush)).OutageSince.ShouldBeNull();
        (await kari.ReadAsync("/oncall")).ShouldContain("data-storage=\"up\"");
    }

    [Fact]
    public async Task A_page_that_comes_meanwhile_is_told_first_of_all()
    {
        await using var night = await NightShift.BeginAsync();
        using var kari = await night.SignInAsync("kari");
        await using var hold = await night.Companion.Database.HoldAsync();
        await BreakStorageAsync(night);

        await using var page = await kari.ListenAsync();

        (await page.NextPastBeatsAsync("snapshot", PushJson.Wire.SnapshotPush)).OutageSince.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_disk_that_hangs_gives_no_error_and_counts_as_an_outage_all_the_same()
    {
        await using var companion = await TestCompanion.StartAsync(settings => settings with { StoragePatience = TimeSpan.FromSeconds(60) });
        var (time, health) = (new FakeTimeProvider(), new StorageHealth(TimeProvider.System));
        await using (await companion.Database.HoldAsync())
        {
            using var watch = new StorageWatch(companion.Services.GetRequiredService<HomeWriter>(), health, time) { Machine = time };
            await watch.StartAsync(TestContext.Current.CancellationToken);
            time.Advance(StorageWatch.TooLong - TimeSpan.FromMilliseconds(1));
            health.OutageSince.ShouldBeNull();

            await TestCompanion.AwaitAsync(() =>
            {
                time.Advance(StorageWatch.Every);
                return Task.FromResult(health.OutageSince is not null);
            });
            await watch.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void One_write_that_gets_through_right_after_a_failure_is_not_yet_health()
    {
        var time = new FakeTimeProvider();
        var health = new StorageHealth(time);
        var told = 0;
        health.Changed += () => told++;
        health.Failed();
        var since = time.GetUtcNow();

        time.Advance(TimeSpan.FromSeconds(3));
        health.Proved();
        health.OutageSince.ShouldBe(since);
        health.Failed();
        time.Advance(StorageHealth.RecoveryTime - TimeSpan.FromSeconds(1));
        health.Proved();
        health.OutageSince.ShouldBe(since, "it failed again since");
        told.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(1));
        health.Proved();

        health.OutageSince.ShouldBeNull();
        told.ShouldBe(2);
    }

    private static DateTimeOffset? Health(NightShift night) => night.Companion.Services.GetRequiredService<IStorageHealth>().OutageSince;

    // Nothing but the watch writes in a quiet night.
    private static Task BreakStorageAsync(NightShift night)
    {
        night.Time.Advance(StorageWatch.Every);
        return TestCompanion.AwaitAsync(() => Task.FromResult(Health(night) is not null));
    }

    private static async Task<(HttpStatusCode Status, string Said)> ReadyAsync(NightShift night)
    {
        using var http = new HttpClient { BaseAddress = night.Companion.Address };
        using var answer = await http.GetAsync("health/ready", TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
