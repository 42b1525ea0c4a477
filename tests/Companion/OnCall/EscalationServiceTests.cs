using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.People;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>Given a rota, when a fall comes and nobody answers: who is asked, when, and over what.</summary>
public sealed class EscalationServiceTests
{
    [Fact]
    public async Task After_60_s_the_second_phone_rings_after_120_s_more_everybodys_and_then_every_120_s_until_somebody_answers()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        // At once: the one on duty, over all she has.
        var first = new[] { await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync() };
        first.Select(message => message.Server).Order().ShouldBe(["ntfy", "sms"]);
        first.Single(message => message.Server == "sms").IsFor("+4790000001").ShouldBeTrue();
        await night.AlertOnceAsync(alert => alert.Timeline.Count(line => line.What == "sent") == 2);

        night.Time.Advance(TimeSpan.FromSeconds(59));
        (await night.AlertAsync()).Round.ShouldBe(0);
        night.Time.Advance(TimeSpan.FromSeconds(2));
        (await night.Provider.NextCriticalAsync()).IsFor("+4790000002").ShouldBeTrue("the second on duty");
        await night.AlertOnceAsync(alert => alert.Round == 1 && alert.Timeline.Count(line => line.What == "sent") == 3);

        var sent = 3;
        for (var round = 2; round < 6; round++)
        {
            night.Time.Advance(TimeSpan.FromSeconds(121));
            var asked = new List<Support.Providers.ReceivedMessage>();
            for (var i = 0; i < 4; i++)
            {
                asked.Add(await night.Provider.NextCriticalAsync());
            }

            foreach (var number in new[] { "+4790000001", "+4790000002", "+4790000003", "kari-topic" })
            {
                asked.Count(message => message.IsFor(number)).ShouldBe(1, $"{number} in round {round}");
            }

            sent += 4;
            await night.AlertOnceAsync(alert => alert.Round == round && alert.Timeline.Count(line => line.What == "sent") == sent);
        }

        (await night.Companion.AlertService.AcknowledgeAsync((await night.AlertAsync()).Id, new("Ola", "phone", "id-ola"), TestCompanion.Soon)).Done.ShouldBeTrue();
        // Longer than a round waits: nobody else is asked any more, and after five minutes it is the one who has it.
        night.Time.Advance(TimeSpan.FromMinutes(4));
        night.Time.Advance(TimeSpan.FromMinutes(2));
        (await night.Provider.NextCriticalAsync()).IsFor("+4790000002").ShouldBeTrue("whoever answers stops it");
        (await night.AlertAsync()).HolderId.ShouldBe("id-ola");
    }

    [Fact]
    public async Task The_timeline_tells_whom_we_asked_and_what_became_of_it()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var alert = await night.AlertOnceAsync(a => a.Timeline.Count(line => line.What == "sent") == 2);
        alert.Timeline[0].What.ShouldBe("raised");
        alert.Timeline[1].What.ShouldBe("asked");
        alert.Timeline[1].Detail.ShouldBe("1/3 Kari: Ntfy + Sms");
        alert.Timeline.Where(line => line.What == "sent").ShouldAllBe(line => line.Who == "Kari");
        alert.Timeline.Where(line => line.What == "sent").Select(line => line.Device).Order().ShouldBe(["Ntfy", "Sms"]);
        alert.State.ShouldBe(AlertState.Raised, "that a provider took a message is no proof that anybody has seen it");
        (await night.Companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db).Fault))).ShouldBeNull();
    }

    [Fact]
    public async Task Without_any_plan_everybody_who_may_answer_is_asked_on_the_page_and_it_presses_all_the_same()
    {
        await using var night = await NightShift.BeginAsync(plan: "");
        await night.Gateway.AlarmAsync(Wire.Help(1));

        night.Time.Advance(TimeSpan.FromSeconds(61));
        var alert = await night.AlertOnceAsync(a => a.Round == 1);

        alert.Timeline.Select(line => line.What).ShouldBe(["raised", "escalated"]);
        night.OnCall.Plan.People.Select(person => person.Name).Order().ShouldBe(["Kari", "Liv", "Ola"]);
        night.Provider.Rest().ShouldNotContain(message => message.IsCritical);
    }

    [Fact]
    public async Task When_the_one_on_duty_has_left_everybody_is_asked_at_once()
    {
        await using var night = await NightShift.BeginAsync();
        await using (var scope = night.Companion.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<StaffRegister>().SetRolesAsync("kari", [], NightShift.Liv);
        }

        night.OnCall.Plan.Counts("id-kari").ShouldBeFalse();
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var asked = new[] { await night.Provider.NextAsync("sms"), await night.Provider.NextAsync("sms") };
        asked.Select(message => message.IsFor("+4790000002") || message.IsFor("+4790000003")).ShouldAllBe(fits => fits);
        asked.ShouldNotContain(message => message.IsFor("+4790000001"));
        (await night.AlertAsync()).Timeline.First(line => line.What == "asked").Detail.ShouldContain("nobody in this step: everybody");
    }

    [Fact]
    public async Task A_cancel_ends_the_pressing_and_a_new_call_begins_it_from_the_start()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Help(1));
        await night.Provider.NextAsync("sms");
        night.Time.Advance(TimeSpan.FromSeconds(61));
        await night.AlertOnceAsync(alert => alert.Round == 1);
        await night.Gateway.AlarmAsync(Wire.Cancel(2, 1));
        await night.AlertOnceAsync(alert => alert.State == AlertState.Cancelled);
        (await night.Provider.NextAsync("sms")).IsFor("+4790000002").ShouldBeTrue();

        await night.Gateway.AlarmAsync(Wire.Help(3));

        (await night.Provider.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue("the one on duty again, and not the third step");
    }
}
