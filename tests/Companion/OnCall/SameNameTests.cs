using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>People are told apart by their ids, through a restart too.</summary>
public sealed class SameNameTests
{
    [Fact]
    public async Task Of_two_called_Kari_only_the_one_who_took_it_has_it()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var id = (await night.AlertAsync()).Id;
        await night.Companion.AlertService.AcknowledgeAsync(id, new Actor("Kari", "phone", "id-kari"), TestCompanion.Soon);

        await night.Companion.StopAsync();
        await night.Companion.StartAsync();

        (await night.Companion.AlertService.AcknowledgeAsync(id, new Actor("Kari", "phone", "id-ola"), TestCompanion.Soon)).Refusal.ShouldBe(AlertRefusal.TakenBySomeoneElse);
        (await night.Companion.AlertService.AcknowledgeAsync(id, new Actor("Kari Nordmann", "phone", "id-kari"), TestCompanion.Soon)).Refusal.ShouldBe(AlertRefusal.AlreadyYours);
        (await night.Companion.AskAsync(db => db.Audit.SingleAsync(line => line.What == "acknowledged"))).WhoId.ShouldBe("id-kari");
        (await night.Companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db).Fault))).ShouldBeNull();
    }

    [Fact]
    public async Task Every_change_of_the_plan_is_a_version_and_a_line_of_the_history()
    {
        await using var night = await NightShift.BeginAsync();
        (await night.OnCall.ReachAsync("id-ola", [], NightShift.Liv)).ShouldBeNull();

        (await night.Companion.AskAsync(db => db.OnCallPlans.OrderBy(plan => plan.Version).Select(plan => plan.What).ToListAsync())).ShouldBe(["imported from a file", "contacts of id-ola"]);
        (await night.Companion.AskAsync(db => db.Audit.Where(line => line.HomeId == OnCallPlanWork.History).Select(line => line.WhoId).ToListAsync())).ShouldBe(["id-liv", "id-liv"]);
        (await night.OnCall.ExportAsync(TestCompanion.Soon)).ShouldContain("\"liv\"");
        (await night.OnCall.ImportAsync(await night.OnCall.ExportAsync(TestCompanion.Soon), NightShift.Liv)).ShouldBeNull("what was exported can be imported");
    }

    [Theory]
    [InlineData("{", "The file cannot be read")]
    [InlineData("""{"people":[{"id":"per"}]}""", "There is no user 'per'")]
    [InlineData("""{"peeple":[]}""", "The file cannot be read")]
    [InlineData("""{"people":[{"id":"kari","contacts":[{"channel":"sms","address":"12"}]}]}""", "is not a telephone number")]
    [InlineData("""{"policies":[{"id":"p","name":"P"}]}""", "has no steps")]
    public async Task A_file_that_is_no_plan_is_refused_and_the_plan_stays(string file, string why)
    {
        await using var night = await NightShift.BeginAsync();

        (await night.OnCall.ImportAsync(file, NightShift.Liv))!.English.ShouldContain(why);

        night.OnCall.Plan.Rotas.ShouldHaveSingleItem();
    }
}
