using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Text;

namespace Hjemvakt.Companion.Tests.Stories;

/// <summary>The thread everything hangs on, over a real connection.</summary>
public sealed class HelpCallTests
{
    [Fact]
    public async Task A_help_call_reaches_the_desk_and_the_answer_reaches_the_lamp()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        await gateway.AlarmAsync(Wire.Help(1));

        var raised = await watch.NextAsync();
        raised.Kind.ShouldBe(AlertKind.Help);
        raised.Severity.ShouldBe(Severity.Critical);
        raised.State.ShouldBe(AlertState.Raised);
        raised.ResidentName.ShouldBe("Berit");
        raised.Address.ShouldBe("Fjellhamarveien 12");
        raised.Point.ShouldBe("bedside-button");
        raised.Source.ShouldBe("button");
        raised.Count.ShouldBe(1);
        raised.AwaitsAnswer.ShouldBeTrue();
        raised.Timeline.Select(entry => entry.What).ShouldBe(["raised"]);
        await gateway.WaitForStateAsync("help", "raised");
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));

        await companion.AlertService.NotifiedAsync(raised.Id, new("page", "Firefox"), TestCompanion.Soon);
        (await watch.NextAsync()).State.ShouldBe(AlertState.Notified);
        await gateway.WaitForStateAsync("help", "notified");

        var answer = await companion.AlertService.AcknowledgeAsync(raised.Id, new("Kari", "phone"), TestCompanion.Soon);
        answer.Done.ShouldBeTrue();
        answer.Alert!.HolderName.ShouldBe("Kari");
        (await watch.NextAsync()).AwaitsAnswer.ShouldBeFalse();
        (await gateway.WaitForStateAsync("help", "acknowledged")).ShouldContain("\"by\":\"Kari\"");

        (await companion.AlertService.OnTheWayAsync(raised.Id, new("Kari", "phone"), TestCompanion.Soon)).Done.ShouldBeTrue();
        await gateway.WaitForStateAsync("help", "onTheWay");

        (await companion.AlertService.ResolveAsync(raised.Id, new("Kari", "phone"), ResolveCause.RealNeed, "helped up", TestCompanion.Soon)).Done.ShouldBeTrue();
        await gateway.WaitForStateAsync("help", "resolved");

        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
        var resolved = (await companion.AlertService.ResolvedSinceAsync(raised.StoredAt, TestCompanion.Soon)).ShouldHaveSingleItem();
        resolved.Cause.ShouldBe(ResolveCause.RealNeed);
        resolved.Note.ShouldBe("helped up");
        resolved.Timeline.Select(entry => entry.What).ShouldBe(["raised", "notified", "acknowledged", "onTheWay", "resolved"]);
        resolved.Timeline.Select(entry => entry.Who).ShouldBe(["companion", "page", "Kari", "Kari", "Kari"]);
    }

    [Fact]
    public async Task A_fall_shows_where_it_was_and_how_sure_the_sensor_is()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        await gateway.AlarmAsync(Wire.Fall(1, conf: 62));

        var raised = await watch.NextAsync();
        raised.Kind.ShouldBe(AlertKind.Fall);
        raised.Room.ShouldBe("bathroom");
        raised.Source.ShouldBe("radar");
        raised.Confidence.ShouldBe(62);
    }

    [Fact]
    public async Task A_smoke_alarm_is_told_with_what_to_do_shown_on_the_lamp_and_marked_when_it_is_quiet()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        await gateway.AlarmAsync("""{"s":1,"b":1,"u":1000,"k":"hazard","p":"bathroom-radar","what":"smoke","on":true}""");

        var raised = await watch.NextAsync();
        (raised.Kind, raised.Severity, raised.AwaitsAnswer).ShouldBe((AlertKind.Smoke, Severity.Critical, true));
        raised.Title(new Bokmal()).ShouldBe("Røykvarsler på badet");
        raised.Title(new English()).ShouldBe("Smoke alarm in the bathroom");
        raised.Why(new Bokmal(), HomeTime.In(raised.TimeZone), raised.StoredAt)!.ShouldStartWith("Ring personen nå");
        await gateway.WaitForStateAsync("smoke", "raised");
        await companion.AlertService.AcknowledgeAsync(raised.Id, new("Kari", "phone"), TestCompanion.Soon);
        await gateway.WaitForStateAsync("smoke", "acknowledged");

        await gateway.AlarmAsync("""{"s":2,"b":1,"u":91000,"k":"hazard","p":"bathroom-radar","what":"smoke","on":false}""");

        (await watch.UntilAsync(change => change.ClearedAt is not null)).State.ShouldBe(AlertState.Acknowledged);
    }

    [Fact]
    public async Task A_test_alarm_and_everyday_life_raise_nothing()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(2, open: false));

        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 2));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
    }
}
