using System.Collections.Immutable;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Alerts;

/// <summary>A rule with more false alarms than its budget is told to people, with the causes, and goes on watching.</summary>
public sealed class QuietReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Now);

    [Fact]
    public async Task Three_false_bathroom_alarms_in_four_weeks_are_too_many_and_two_are_not()
    {
        await using var companion = await StartAsync();
        await ResolvedAsync(companion, AlertKind.LongBathroom, ResolveCause.FalseAlarmResident, 2);
        await ResolvedAsync(companion, AlertKind.LongBathroom, ResolveCause.RealNeed, 4);
        (await OverspentAsync(companion)).ShouldBeEmpty();

        await ResolvedAsync(companion, AlertKind.LongBathroom, ResolveCause.NotAtHome, 1);

        var rule = (await OverspentAsync(companion)).ShouldHaveSingleItem();
        (rule.HomeId, rule.HomeName, rule.Rule, rule.FalseAlarms, rule.Alerts, rule.Days, rule.PerWeek).ShouldBe(("berit", "Home of berit", "bathroom-stay", 3, 7, 28, 0.04m));
        rule.Causes.ShouldBe([new(ResolveCause.FalseAlarmResident, 2), new(ResolveCause.NotAtHome, 1)]);
    }

    [Fact]
    public async Task What_is_older_than_four_weeks_or_came_in_a_pause_or_is_a_test_does_not_count()
    {
        await using var companion = await StartAsync();
        await ResolvedAsync(companion, AlertKind.DoorAtNight, ResolveCause.FalseAlarmSensor, 5, at: Now.AddDays(-29));
        await ResolvedAsync(companion, AlertKind.DoorAtNight, ResolveCause.FalseAlarmSensor, 5, pause: PauseReason.Hospital);
        await ResolvedAsync(companion, AlertKind.Help, ResolveCause.Test, 20);
        await ResolvedAsync(companion, AlertKind.NoContact, ResolveCause.EndedByItself, 50);
        await ResolvedAsync(companion, AlertKind.NoContact, ResolveCause.Technical, 50);

        (await OverspentAsync(companion)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_silences_are_one_rule_and_its_budget_is_what_the_homes_plan_accepts()
    {
        await using var companion = await StartAsync();
        await ResolvedAsync(companion, AlertKind.NotUp, ResolveCause.FalseAlarmResident, 3);
        await ResolvedAsync(companion, AlertKind.Inactive, ResolveCause.PlannedVisit, 2);
        (await OverspentAsync(companion)).ShouldHaveSingleItem().FalseAlarms.ShouldBe(5);

        await AcceptAsync(companion, 0.4m);
        (await OverspentAsync(companion)).ShouldBeEmpty();

        await AcceptAsync(companion, 0.02m);
        (await OverspentAsync(companion)).ShouldHaveSingleItem().PerWeek.ShouldBe(0.02m);
    }

    [Fact]
    public async Task A_home_of_one_week_is_measured_by_one_week_and_the_worst_rule_stands_first()
    {
        await using var companion = await StartAsync(Now.AddDays(-7));
        await ResolvedAsync(companion, AlertKind.Help, ResolveCause.FalseAlarmResident, 4);
        await ResolvedAsync(companion, AlertKind.Leak, ResolveCause.FalseAlarmSensor, 3);

        (await OverspentAsync(companion)).Select(rule => (rule.Rule, rule.FalseAlarms, rule.Days)).ShouldBe([("leak-alarm", 3, 7), ("help-call", 4, 7)]);
    }

    [Fact]
    public async Task Nothing_is_switched_off_by_it()
    {
        await using var companion = await StartAsync();
        await ResolvedAsync(companion, AlertKind.LongBathroom, ResolveCause.FalseAlarmResident, 9);
        var before = await companion.Database.EverythingAsync();

        (await OverspentAsync(companion)).ShouldHaveSingleItem();

        (await companion.Database.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public void The_document_has_the_budget_of_every_rule()
    {
        var rows = File.ReadAllLines(Repository.Path("docs", "quiet-budget.md"));
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card))
        {
            var row = rows.Where(line => line.StartsWith('|') && line.Split('|')[1].Contains($"`{card.Name}`", StringComparison.Ordinal)).ToList().ShouldHaveSingleItem($"docs/quiet-budget.md has no row for the rule '{card.Name}'");
            row.Split('|')[2].Trim().Split(',')[0].ShouldBe(card.QuietBudget!.PerWeek.ToString(System.Globalization.CultureInfo.InvariantCulture), card.Name);
        }
    }

    private static Task<IReadOnlyList<OverspentRule>> OverspentAsync(TestCompanion companion)
        => companion.Services.GetRequiredService<IQuietReports>().FindAsync(null, TestContext.Current.CancellationToken);

    private static async Task AcceptAsync(TestCompanion companion, decimal perWeek)
    {
        var rules = HomePlan.None.Rules.Add("inactivity", new RuleSetting(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("false-alarms", perWeek)));
        (await companion.Services.GetRequiredService<IHomePlans>().SetAsync("berit", HomePlan.None with { Rules = rules }, null, new Actor("Tekla", "laptop"), TestContext.Current.CancellationToken)).Done.ShouldBeTrue();
    }

    // Alerts as they stand in the database when people have ended them.
    private static Task<int> ResolvedAsync(TestCompanion companion, AlertKind kind, ResolveCause cause, int count, DateTimeOffset? at = null, PauseReason? pause = null) => companion.AskAsync(async db =>
    {
        for (var i = 0; i < count; i++)
        {
            var when = (at ?? Now.AddDays(-1)).AddMinutes(-i);
            db.Alerts.Add(new AlertRow
            {
                Id = Guid.CreateVersion7(), Version = 2, HomeId = "berit", Kind = kind, Severity = kind.Severity(), State = AlertState.Resolved, OccurredAt = when, StoredAt = when, LastSeenAt = when,
                Count = 1, Point = "", Source = "test", Cause = cause, ResolvedAt = when, Pause = pause,
            });
        }

        return await db.SaveChangesAsync();
    });

    private async Task<TestCompanion> StartAsync(DateTimeOffset? added = null)
    {
        // Dated back, and not lived through: forty days of every timer of the companion take half a minute.
        var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        await companion.CommissionAsync();
        await companion.AskAsync(async db =>
        {
            (await db.Homes.FindAsync(["berit"], TestContext.Current.CancellationToken)).ShouldNotBeNull().AddedAt = added ?? Now.AddDays(-40);
            return await db.SaveChangesAsync();
        });
        return companion;
    }
}
