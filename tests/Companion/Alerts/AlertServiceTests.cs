using Hjemvakt.Companion.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Alerts;

public sealed class AlertServiceTests
{
    [Fact]
    public async Task Of_many_who_acknowledge_at_once_one_wins_and_all_others_learn_who()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        for (var s = 1; s <= 20; s++)
        {
            await gateway.AlarmAsync(Wire.Help(s));
            var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem();
            string[] people = ["Kari", "Ola", "Amina", "Per"];

            var answers = await Task.WhenAll(people.Select(name => Task.Run(async () => await companion.AlertService.AcknowledgeAsync(alert.Id, new(name, "phone"), TestCompanion.Soon))));

            var winner = people[Array.FindIndex(answers, answer => answer.Done)];
            answers.Count(answer => answer.Done).ShouldBe(1);
            answers.Count(answer => answer.Refusal == AlertRefusal.TakenBySomeoneElse).ShouldBe(3);
            answers.ShouldAllBe(answer => answer.Alert!.HolderName == winner);
            await companion.AlertService.ResolveAsync(alert.Id, new(winner, "phone"), ResolveCause.Test, null, TestCompanion.Soon);
        }
    }

    [Fact]
    public async Task A_step_on_what_is_not_there_or_has_ended_is_refused()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0];
        await companion.AlertService.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.Test, "  ", TestCompanion.Soon);

        var late = await companion.AlertService.AcknowledgeAsync(alert.Id, new("Ola", "phone"), TestCompanion.Soon);
        var lost = await companion.AlertService.OnTheWayAsync(Guid.NewGuid(), new("Ola", "phone"), TestCompanion.Soon);

        (late.Refusal, late.Alert!.State, late.Alert.Note).ShouldBe((AlertRefusal.Ended, AlertState.Resolved, null));
        (lost.Refusal, lost.Alert).ShouldBe((AlertRefusal.Unknown, null));
    }

    [Fact]
    public async Task The_gravest_and_then_the_oldest_comes_first()
    {
        await using var companion = await TestCompanion.StartAsync();
        var berit = await companion.ConnectedGatewayAsync();
        var amir = await companion.ConnectedGatewayAsync("gw-amir", "amir");

        await amir.AlarmAsync(Wire.Help(1));
        await berit.AlarmAsync(Wire.Fall(1));

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(alert => alert.HomeId).ShouldBe(["amir", "berit"]);
    }

    [Fact]
    public async Task A_watcher_who_does_not_keep_up_comes_to_an_end_and_holds_nobody_up()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var slow = companion.AlertService.ChangesAsync(TestCompanion.Soon).GetAsyncEnumerator(TestCompanion.Soon);
        await using var quick = new Watch(companion.AlertService);

        for (var s = 1; s <= Subscription.Most + 10; s++)
        {
            await gateway.AlarmAsync(Wire.Help(s));
            (await quick.NextAsync()).Count.ShouldBe(s);
        }

        var seen = 0;
        while (await slow.MoveNextAsync())
        {
            slow.Current.Count.ShouldBe(++seen);
        }

        seen.ShouldBe(Subscription.Most);
    }

    [Fact]
    public async Task Of_very_many_calls_the_history_that_is_shown_stays_short_and_the_audit_has_them_all()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        foreach (var chunk in Enumerable.Range(1, 320).Chunk(32))
        {
            await gateway.AlarmAsync([.. chunk.Select(s => Wire.Help(s))]);
        }

        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem();
        alert.Count.ShouldBe(320);
        alert.Version.ShouldBe(320);
        alert.Timeline.Count.ShouldBe(200);
        alert.Timeline[0].What.ShouldBe("raised");
    }

    [Fact]
    public async Task Nobody_answers_and_it_presses_again_and_again_through_a_restart()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));

        await using (var watch = new Watch(companion.AlertService))
        {
            time.Advance(TimeSpan.FromSeconds(61));
            (await watch.NextAsync()).Timeline.Select(entry => entry.What).ShouldBe(["raised", "escalated"]);
        }

        await companion.StopAsync();
        time.Advance(TimeSpan.FromHours(1));
        await companion.StartAsync();
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0].Timeline.Count == 3);

        await using var again = new Watch(companion.AlertService);
        time.Advance(TimeSpan.FromSeconds(121));
        var pressing = await again.NextAsync();
        pressing.Timeline.Select(entry => entry.What).ShouldBe(["raised", "escalated", "escalated", "escalated"]);
        pressing.AwaitsAnswer.ShouldBeTrue();

        await companion.AlertService.AcknowledgeAsync(pressing.Id, new("Kari", "phone"), TestCompanion.Soon);
        time.Advance(TimeSpan.FromMinutes(4));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0].Timeline[^1].What.ShouldBe("acknowledged");
        // Nobody is on the way after five minutes.
        time.Advance(TimeSpan.FromMinutes(2));
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0].Timeline[^1].What == "holderAsked");
    }

    [Fact]
    public async Task A_call_long_after_the_answer_asks_for_an_answer_again()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        var id = (await companion.AlertService.OpenAsync(TestCompanion.Soon))[0].Id;
        await companion.AlertService.AcknowledgeAsync(id, new("Kari", "phone"), TestCompanion.Soon);

        time.Advance(TimeSpan.FromMinutes(11));
        // Nobody is on the way after five minutes: the holder is asked, before anything else happens.
        await TestCompanion.AwaitAsync(async () => (await companion.AlertService.FindAsync(id, TestCompanion.Soon))!.Timeline.Any(entry => entry.What == "holderAsked"));
        await gateway.AlarmAsync(Wire.Help(2));

        // Eleven minutes without a word of the gateway are a technical matter beside it.
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(open => open.Kind == AlertKind.Help).ShouldHaveSingleItem();
        alert.AwaitsAnswer.ShouldBeTrue();
        alert.Timeline.Select(entry => entry.What).ShouldBe(["raised", "acknowledged", "holderAsked", "joined", "reopened"]);
        (await companion.AlertService.AcknowledgeAsync(id, new("Ola", "phone"), TestCompanion.Soon)).Done.ShouldBeTrue();
        (await companion.AlertService.FindAsync(id, TestCompanion.Soon))!.HolderName.ShouldBe("Ola");
    }
}
