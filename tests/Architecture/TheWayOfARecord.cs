using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>
/// A record travels sensing → outbox → link, and then broker → ingest → homes → safety → alerts. Nothing on that way calls backwards.
/// </summary>
public sealed class TheWayOfARecord
{
    private const string C = "Hjemvakt.Companion.";

    private const string G = "Hjemvakt.Gateway.";

    // A stage, and what lies behind it on the way or beside it: what it must not know.
    public static TheoryData<string, string[]> InTheCompanion => new()
    {
        { C + "Ingest", [C + "Broker", C + "Web", C + "Cli", C + "Hosting"] },
        { C + "Homes", [C + "Broker", C + "Web", C + "Cli", C + "Hosting", C + "Devices"] },
        { C + "Alerts", [C + "Broker", C + "Ingest", C + "Web", C + "Cli", C + "Hosting", C + "Devices"] },
        { C + "Devices", [C + "Broker", C + "Ingest", C + "Web", C + "Cli", C + "Alerts"] },
        { C + "Storage", [C + "Broker", C + "Web", C + "Cli", C + "Alerts", C + "Homes", C + "Devices"] },
        { C + "OnCall", [C + "Broker", C + "Ingest", C + "Web", C + "Cli", C + "Devices", C + "Notifications"] },
        { C + "Notifications", [C + "Broker", C + "Ingest", C + "Web", C + "Cli", C + "Devices"] },
        { C + "Broker", [C + "Web", C + "Cli"] },
        { C + "Settings", [C + "Broker", C + "Ingest", C + "Homes", C + "Alerts", C + "Storage", C + "Devices", C + "Web"] },
    };

    public static TheoryData<string, string[]> InTheGateway => new()
    {
        { G + "Json", [G + "Records", G + "Outbox", G + "Link", G + "Sensing", G + "Alarms", G + "Feedback", G + "Config"] },
        { G + "Records", [G + "Outbox", G + "Link", G + "Sensing", G + "Alarms", G + "Feedback", G + "Config"] },
        { G + "Outbox", [G + "Link", G + "Sensing", G + "Alarms", G + "Feedback"] },
        { G + "Link", [G + "Sensing", G + "Alarms", G + "Feedback"] },
        { G + "Sensing", [G + "Link", G + "Feedback"] },
        { G + "Feedback", [G + "Sensing", G + "Alarms", G + "Outbox"] },
    };

    [Theory]
    [MemberData(nameof(InTheCompanion))]
    public void In_the_companion_nothing_calls_backwards(string stage, string[] behind) => Backwards(Compiled.Companion, stage, behind).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(InTheGateway))]
    public void In_the_gateway_nothing_calls_backwards(string stage, string[] behind) => Backwards(Compiled.GatewayCore, stage, behind).ShouldBeEmpty();

    [Fact]
    public void The_core_of_the_gateway_is_put_together_in_one_place_and_the_board_in_another()
    {
        Compiled.GatewayCore.Mentions.Where(mention => mention.To.ToString() == G + "GatewayApp" && mention.From.ToString() != G + "GatewayApp").ShouldBeEmpty();
        Compiled.Gateway.Mentions.Where(mention => mention.To.ToString() == G + "GatewayApp").Select(mention => mention.From.ToString()).ShouldBe([G + "Firmware"]);
    }

    /// <summary>
    /// Homes holds the state of a home, and the state of its gateway belongs to that; with it go the few types of Ingest that say
    /// what was taken in. A new name here is a question to ask, not a line to add.
    /// </summary>
    [Fact]
    public void Homes_and_storage_know_of_ingest_only_what_they_keep_of_it()
    {
        string[] kept = ["GatewayState", "StreamPosition", "NumberRange", "GapExtensions", "QuarantinedInput", "RawRecord", "RecordDecoder"];
        // At start the whole way is walked once with made-up records, so that the first alarm finds it warm.
        string[] walker = ["Hjemvakt.Companion.Homes.Warmup"];

        Compiled.Companion.Between(C + "Homes", C + "Ingest").Concat(Compiled.Companion.Between(C + "Storage", C + "Ingest"))
            .Where(mention => !kept.Contains(mention.To.Name) && !walker.Contains(mention.From.ToString()))
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_is_decided_in_safety_is_put_to_work_nowhere_in_safety() =>
        Compiled.Safety.Mentions.Where(mention => mention.To.IsIn("Hjemvakt") && !mention.To.IsIn("Hjemvakt.Safety")).ShouldBeEmpty();

    /// <summary>Pages ask through named interfaces, and get records made for them. They do not look into tables.</summary>
    [Fact]
    public void The_pages_see_the_companion_through_its_desks_only()
    {
        string[] named =
        [
            C + "Alerts.IAlertDesk", C + "Alerts.AlertView", C + "Alerts.TimelineEntry", C + "Alerts.Actor", C + "Alerts.DeskAnswer", C + "Alerts.DeskRefusal",
            C + "OnCall.IOnCallDesk", C + "OnCall.PolicyView", C + "OnCall.ChannelView", C + "OnCall.CalendarKeys",
            C + "Notifications.Trials.ITrialDesk", C + "Notifications.Trials.Trial", C + "Notifications.Trials.TrialOutcome",
            C + "Ingest.IQuarantineLog", C + "Ingest.QuarantineEntry", C + "Ingest.QuarantinePlace",
            C + "Homes.StorageUnavailableException", C + "Homes.IStorageHealth", C + "Homes.IHomeRegistry", C + "Homes.HomeCard",
            C + "Devices.IGatewayRegistry", C + "Devices.GatewayView", C + "Devices.GatewayHealth", C + "Devices.EnrolmentRefusal", C + "Devices.EnrolmentRefusedException",
            C + "Devices.ICommandDesk", C + "Devices.CommandView", C + "Devices.CommandFate", C + "Devices.CommandAnswer",
            C + "Devices.Reports.IGatewayReports", C + "Devices.Reports.GatewayReport", C + "Devices.Reports.PointReport", C + "Devices.Reports.GatewayContact", C + "Devices.Reports.GatewayIll",
            C + "Devices.Reports.GatewayIllness",
            C + "Devices.SettingsFiles.SettingsCheck", C + "Devices.SettingsFiles.GatewayFiles", C + "Devices.SettingsFiles.NewGateway", C + "Devices.SettingsFiles.BrokerAuthority", C + "Devices.SettingsFiles.KnownNetwork", C + "Devices.SettingsFiles.UsualPoints",
            C + "Homes.Plans.IHomePlans", C + "Homes.Plans.StoredPlan", C + "Homes.Plans.PlanAnswer",
            C + "Settings.CompanionSettings",
            C + "Storage.StaffMember",
        ];
        // Two wires that have to be joined somewhere: who keeps the list of quarantined input, and where ASP.NET Core Identity keeps its users.
        string[] joined = [C + "Web.WebSetup uses " + C + "Ingest.QuarantineLog", C + "Web.Security.StaffSignIn uses " + C + "Storage.CompanionDb"];

        Compiled.Companion.Between(C + "Web", "Hjemvakt.Companion")
            .Where(mention => !mention.To.IsIn(C + "Web") && !named.Contains(mention.To.ToString()) && !joined.Contains(mention.ToString()))
            .ShouldBeEmpty();
    }

    [Fact]
    public void These_rules_see_what_they_forbid()
    {
        Backwards(Compiled.Companion, C + "Broker", [C + "Ingest"]).ShouldNotBeEmpty();
        Backwards(Compiled.GatewayCore, G + "Link", [G + "Outbox"]).ShouldNotBeEmpty();
    }

    private static IEnumerable<Mention> Backwards(Compiled program, string stage, string[] behind) =>
        program.Mentions.Where(mention => mention.From.IsIn(stage) && mention.To.IsInAny(behind) && !IsAWordForAll(mention.To));

    // How a start that cannot be is told, from wherever it is found out; who does something, and where that is written down.
    private static bool IsAWordForAll(TypeName type) => type.ToString() is C + "Hosting.CannotStartException" or C + "Alerts.Actor" or C + "Alerts.AuditTrail";
}
