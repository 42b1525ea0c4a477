using System.Collections.Concurrent;
using System.Net;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>A district loses contact: one matter for the team, and none is left when it is over.</summary>
public sealed class ManyHomesAtOnceTests
{
    private static readonly TimeSpan ToBeMissed = TimeSpan.FromSeconds(181);

    [Fact]
    public async Task The_team_has_one_message_and_one_card_and_the_homes_own_alerts_press_nobody()
    {
        await using var night = await NightShift.BeginAsync();
        var district = await District.OfAsync(night, 12);
        await district.SilenceAsync(ToBeMissed);

        var card = await CardOfAsync(night, 12);
        (card.Kind, card.Severity, card.Point, card.Reason!.Value).ShouldBe((AlertKind.ManyWithoutContact, Severity.Technical, "nord", 12m));
        (await night.Provider.NextAsync("ntfy", "Mange hjem samtidig.")).IsFor("kari-topic").ShouldBeTrue();

        await district.SilenceAsync(TimeSpan.FromMinutes(10));
        (await night.Companion.AskAsync(db => db.Notifications.CountAsync())).ShouldBe(1);
        (await night.Companion.AskAsync(db => db.Alerts.CountAsync(alert => alert.GroupId == card.Id))).ShouldBe(12);
    }

    [Fact]
    public async Task It_is_the_same_after_a_restart_and_over_without_a_tap_when_the_homes_are_back()
    {
        await using var night = await NightShift.BeginAsync();
        var district = await District.OfAsync(night, 12);
        await district.SilenceAsync(ToBeMissed);
        var card = await CardOfAsync(night, 12);

        await night.Companion.StopAsync();
        await night.Companion.StartAsync();
        (await CardOfAsync(night, 12)).Id.ShouldBe(card.Id);
        await district.HeardAsync(first: 2);
        (await CardOfAsync(night, 2)).Homes.Select(home => home.HomeId).ShouldBe(["home-0", "home-1"], ignoreOrder: true);
        await district.HeardAsync();

        (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
        var line = (await night.Companion.AlertService.ResolvedSinceAsync(NightShift.ThreeAtNight, TestCompanion.Soon)).ShouldHaveSingleItem();
        (line.Id, line.Reason!.Value, line.Reason.At).ShouldBe((card.Id, 12m, night.Time.GetUtcNow()));
        using var liv = await night.SignInAsync("liv");
        WebUtility.HtmlDecode(await liv.ReadAsync("/oncall")).ShouldContain("12 hjem hadde ikke kontakt 03:00–03:03");

        for (var minute = 0; minute < 11; minute++)
        {
            night.Time.Advance(TimeSpan.FromMinutes(1));
            await district.HeardAsync();
        }

        (await night.Companion.AskAsync(db => db.Alerts.Select(alert => alert.Cause).Distinct().ToListAsync())).ShouldBe([ResolveCause.EndedByItself]);
        (await night.Companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Four_homes_are_four_matters_and_each_waits_two_minutes_for_company()
    {
        await using var night = await NightShift.BeginAsync();
        var district = await District.OfAsync(night, 4);
        await district.SilenceAsync(ToBeMissed);
        (await night.Companion.AskAsync(db => db.Notifications.CountAsync())).ShouldBe(0);

        await district.SilenceAsync(TimeSpan.FromMinutes(2.1));

        (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).Count(alert => alert is { Kind: AlertKind.NoContact, AwaitsAnswer: true }).ShouldBe(4);
        (await night.Companion.AskAsync(db => db.Notifications.CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task Somebody_who_resolves_the_cause_resolves_what_stands_under_it()
    {
        await using var night = await NightShift.BeginAsync();
        var district = await District.OfAsync(night, 20);
        await district.SilenceAsync(ToBeMissed);
        var card = await CardOfAsync(night, 20);

        (await night.Companion.AlertService.ResolveAsync(card.Id, NightShift.Liv, ResolveCause.Technical, null, TestCompanion.Soon)).Done.ShouldBeTrue();

        await TestCompanion.AwaitAsync(async () => await night.Companion.AskAsync(db => db.Alerts.CountAsync(alert => alert.ResolvedAt == null)) == 0);
        (await night.Companion.AskAsync(db => db.Alerts.Where(alert => alert.GroupId == card.Id).Select(alert => alert.Cause).Distinct().ToListAsync())).ShouldBe([ResolveCause.Technical]);
    }

    [Fact]
    public async Task Three_hundred_technical_cards_are_a_page_that_a_phone_can_have_and_three_hundred_homes_with_one_cause_are_a_small_one()
    {
        const int homes = 300;
        await using var night = await NightShift.BeginAsync();
        await night.Companion.AskAsync(async db =>
        {
            db.Homes.AddRange(Enumerable.Range(0, homes).Select(number => new HomeRow { Id = $"home-{number}", Name = $"Home {number}", ResidentName = "Resident", Address = "Street 1", TimeZone = "Europe/Oslo", AddedAt = night.Time.GetUtcNow() }));
            return await db.SaveChangesAsync();
        });
        var writer = night.Companion.Services.GetRequiredService<HomeWriter>();
        using var liv = await night.SignInAsync("liv");

        await Task.WhenAll(Enumerable.Range(0, homes).Select(number => writer.StoreAsync(new FindingWork($"home-{number}", AlertKind.NoContact))));
        var common = await liv.ReadAsync("/oncall");
        common.Length.ShouldBeLessThan(60_000);
        WebUtility.HtmlDecode(common).ShouldContain("Og 280 hjem til");

        await Task.WhenAll(Enumerable.Range(0, homes).Select(number => writer.StoreAsync(new FindingWork($"home-{number}", AlertKind.BatteryLow))));
        var many = await liv.ReadAsync("/oncall");
        many.Length.ShouldBeLessThan(400_000);
        WebUtility.HtmlDecode(many).ShouldContain("Og 251 til som haster mindre.");
    }

    [Fact]
    public async Task Timers_of_many_homes_are_done_one_home_at_a_time_so_that_an_alarm_waits_for_one_of_them()
    {
        var commits = new Commits();
        var time = new FakeTimeProvider(NightShift.ThreeAtNight);
        await using var companion = await TestCompanion.StartAsync(also: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddSingleton<IAfterCommit>(commits);
        });
        for (var number = 0; number < 40; number++)
        {
            await companion.CommissionAsync($"gw-{number}", $"home-{number}");
            await companion.Services.GetRequiredService<HomeWriter>().StoreAsync(new Hjemvakt.Companion.Ingest.StatusWork($"gw-{number}", new(true, null, null, null, "{}"), time.GetUtcNow(), again: false));
        }

        time.Advance(ToBeMissed);

        await TestCompanion.AwaitAsync(() => Task.FromResult(commits.Raised.Sum() >= 40));
        commits.Raised.Max().ShouldBe(1);
    }

    private static async Task<AlertView> CardOfAsync(NightShift night, int homes)
    {
        IReadOnlyList<AlertView> open = [];
        await TestCompanion.AwaitAsync(async () => (open = await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)) is [var only] && only.Homes.Count == homes);
        return open[0];
    }

    /// <summary>A rule has found something in a home.</summary>
    private sealed class FindingWork(string homeId, AlertKind kind) : HomeWork
    {
        public override void Execute(HomeTransaction transaction)
            => transaction.Carry(transaction.Engine.Report(transaction.Home(homeId), new Finding(kind, "companion"), "gw", "", transaction.Now));
    }

    /// <summary>How many homes' own alerts each commit has raised.</summary>
    private sealed class Commits : IAfterCommit
    {
        public ConcurrentQueue<int> Raised { get; } = [];

        public void Committed(Committed committed) => Raised.Enqueue(committed.Steps.Count(step => step.IsNew && step.Alert.Kind == AlertKind.NoContact));
    }
}
