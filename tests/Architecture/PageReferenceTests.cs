using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>Pages ask through named interfaces, and get records made for them. They do not look into tables.</summary>
public sealed class PageReferenceTests
{
    private const string C = "Hjemvakt.Companion.";

    private static readonly string[] Named =
    [
        "Alerts.IAlertService", "Alerts.AlertView", "Alerts.HomeUnderCause", "Alerts.TimelineEntry", "Alerts.AlertAnswer", "Alerts.AlertRefusal",
        "Alerts.IQuietReports", "Alerts.OverspentRule", "Alerts.CauseCount", "Replays.IReplayService", "Replays.ReplayAnswer",
        "OnCall.IOnCallService", "OnCall.PolicyView", "OnCall.ChannelView", "OnCall.CalendarKeys",
        "Notifications.Channels.ChannelTypes", "Notifications.Channels.ChannelType", "Notifications.Trials.ITrialService", "Notifications.Trials.Trial", "Notifications.Trials.TrialOutcome",
        "Ingest.IQuarantineLog", "Ingest.QuarantineEntry", "Ingest.QuarantinePlace",
        "Homes.IHomeRegistry", "Homes.HomeCard", "Homes.Plans.IHomePlans", "Homes.Plans.StoredPlan", "Homes.Plans.PlanAnswer",
        "Devices.IGatewayRegistry", "Devices.GatewayView", "Gateways.Messages.GatewayHealth", "Devices.EnrolmentRefusal", "Devices.EnrolmentRefusedException",
        "Devices.IStreamHoleRegistry", "Devices.StreamHole", "Devices.ICommandService", "Devices.CommandView", "Devices.CommandFate", "Devices.CommandAnswer",
        "Devices.Reports.IGatewayReports", "Devices.Reports.GatewayReport", "Devices.Reports.PointReport", "Devices.Reports.GatewayContact", "Devices.Reports.GatewayFault",
        "Devices.Reports.GatewayFaultKind",
        "Devices.SettingsFiles.SettingsCheck", "Devices.SettingsFiles.GatewayFiles", "Devices.SettingsFiles.NewGateway", "Devices.SettingsFiles.BrokerCertificateAuthority",
        "Devices.SettingsFiles.KnownNetwork", "Devices.SettingsFiles.UsualPoints", "Devices.SettingsFiles.SettingsSchema", "Devices.SettingsFiles.SchemaNode",
        "Settings.CompanionSettings", "Settings.TrustedProxies", "Settings.PublicLinks", "Writing.IStorageHealth",
        "People.IStaffSessions", "Broker.GuessLimit", "Storage.StaffMember",
        "Common.Actor", "Common.FaultWords", "Common.Sentence", "Common.StorageUnavailableException", "Common.TextPadding",
    ];

    // Where ASP.NET Core Identity keeps its users.
    private const string UsersAreKept = C + "Web.Security.StaffSignIn uses " + C + "Storage.CompanionDb";

    [Fact]
    public void Pages_see_the_companion_through_named_interfaces_only() =>
        Seen().Where(mention => !Named.Contains(mention.To.ToString()[C.Length..]) && mention.ToString() != UsersAreKept).ShouldBeEmpty();

    [Fact]
    public void Every_name_is_one_that_a_page_uses() => Named.Except(Seen().Select(mention => mention.To.ToString()[C.Length..])).ShouldBeEmpty();

    private static IEnumerable<Mention> Seen() => Compiled.Companion.Between(C + "Web", "Hjemvakt.Companion").Where(mention => !mention.To.IsIn(C + "Web"));
}
