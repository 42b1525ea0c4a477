using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The texts of the technician's pages about gateways, in one language.</summary>
public abstract class DeviceWords
{
    // All gateways, and one.
    public abstract string Gateways { get; }
    public abstract string GatewaysLead { get; }
    public abstract string NoGateways { get; }
    public abstract string AllWell { get; }
    public abstract string FaultSentence(GatewayFault fault, Func<string, string> rule);
    public abstract string Contact(GatewayContact contact);
    public abstract string LastHeard { get; }
    public abstract string Since(string time);
    public abstract string Unknown { get; }
    public abstract string NoHeartbeat { get; }
    public abstract string Numbers { get; }

    // Figures.
    public abstract string Firmware { get; }
    public abstract string Board { get; }
    public abstract string Uptime { get; }
    public abstract string Starts { get; }
    public abstract string LastStart { get; }
    public abstract string Restarts { get; }
    public abstract string Cause(string cause);
    public abstract string Waiting { get; }
    public abstract string WaitingRecords(int alarms, int routine);
    public abstract string Memory { get; }
    public abstract string FreeAndLeast(string free, string least);
    public abstract string Flash { get; }
    public abstract string Signal { get; }
    public abstract string Links { get; }
    public abstract string Clock { get; }
    public abstract string ClockIs(string time, TimeSpan? drift);
    public abstract string ClockNotSet { get; }
    public abstract string Supply { get; }
    public abstract string SuppliedBy(bool? mains, int? battery);
    public abstract string Address { get; }
    public abstract string Enrolled { get; }

    // Sensors.
    public abstract string Sensors { get; }
    public abstract string NoSensors { get; }
    public abstract string Fault(string why);

    /// <summary>The settings that a radar has not confirmed, by their names in <c>gateway.json</c>; null when the fault is another.</summary>
    protected static string[]? NotConfigured(string why)
    {
        const string Begin = "not-configured: ";
        return why.StartsWith(Begin, StringComparison.Ordinal) ? why[Begin.Length..].Split(", ") : null;
    }

    public abstract string Trusted { get; }
    public abstract string NotHeardYet { get; }
    public abstract string Silent { get; }

    /// <param name="place">The bed or chair; null for the rest of the room.</param>
    public abstract string FallsWereFalse(int count, string hour, string? place);
    public abstract string RadarLearnsUntil(string day);
    public abstract string SelfTestSaid(string what, string time);

    // Commands.
    public abstract string Commands { get; }
    public abstract string CommandsLead { get; }
    public abstract string NoCommands { get; }
    public abstract string Command(string name);
    public abstract string CommandHint(string name);
    public abstract string Confirm(string name);
    public abstract string ConfirmFirst { get; }
    public abstract string Set { get; }
    public abstract string SetHint { get; }
    public abstract string NotSent { get; }
    public abstract string Fate(CommandFate fate);
    public abstract string GivenBy(string who, string time);
    public abstract string Until(string time);
    public abstract string DoneWell { get; }
    public abstract string Refused(string why);
    public abstract string FlashIs(bool works);
    public abstract string AllPointsWell(int count);

    // Putting up.
    public abstract string NewGateway { get; }
    public abstract string NewGatewayLead { get; }
    public abstract string Holes { get; }
    public abstract string HolesLead { get; }
    /// <param name="after">When the last record before the hole happened; null when there is none.</param>
    public abstract string Hole(bool alarms, long from, long to, string? after, string? before);
    public abstract string CloseHole { get; }
    public abstract string CloseHoleSure { get; }
    public abstract string HoleChanged { get; }
    public abstract string NewSecret { get; }
    public abstract string NewSecretHint { get; }
    public abstract string ShutOut { get; }
    public abstract string ShutOutHint { get; }
    public abstract string ShutOutSure { get; }
    public abstract string IsShutOut { get; }
    public abstract string Remove { get; }
    public abstract string RemoveHint { get; }
    public abstract string RemoveSure { get; }
    public abstract string Home { get; }
    public abstract string GatewayId { get; }
    public abstract string GatewayIdHint { get; }
    public abstract string BrokerHost { get; }
    public abstract string BrokerPort { get; }
    public abstract string Network(int number);
    public abstract string NetworkPassword { get; }
    public abstract string NetworkHint { get; }
    public abstract string Points { get; }
    public abstract string PointsHint { get; }
    public abstract string Enrol { get; }
    public abstract string NotEnrolled { get; }
    public abstract string EnrolmentRefused(EnrolmentRefusal refusal);
    public abstract string IdTooLong(int most);
    public abstract string NotAPort(int least, int most);
    public abstract string Secret { get; }
    public abstract string SecretOnce { get; }
    public abstract string Files { get; }
    public abstract string FilesHint { get; }
    public abstract string AuthorityMissing(string issuer);
    public abstract string NoTls { get; }
    public abstract string GoOn { get; }

    // The checklist.
    public abstract string Installation { get; }
    public abstract string InstallationLead { get; }
    public abstract string InstallationDone { get; }
    public abstract string Steps(int done, int all);
    public abstract string StepContact { get; }
    public abstract string StepContactHint { get; }
    public abstract string StepClock { get; }
    public abstract string StepClockHint { get; }
    public abstract string StepSensor(string point);
    public abstract string StepNoSensors { get; }
    public abstract string StepIdentify { get; }
    public abstract string StepIdentifyHint { get; }
    public abstract string StepTest { get; }
    public abstract string StepTestHint { get; }
    public abstract string StepCall { get; }
    public abstract string StepCallHint { get; }
    public abstract string StepDone { get; }
    public abstract string StepOpen { get; }

    /// <summary>A number of bytes in the unit that says enough, as <c>7.1 MB</c>.</summary>
    public string Bytes(long? bytes) => bytes switch
    {
        null => Unknown,
        < 10_000 => $"{bytes.Value.ToString(Culture)} B",
        < 1_000_000 => $"{(bytes.Value / 1000).ToString(Culture)} kB",
        _ => $"{(bytes.Value / 1_000_000m).ToString("0.0", Culture)} MB",
    };

    // The page about the system.
    public abstract string System { get; }
    public abstract string SystemLead { get; }
    public abstract string Version { get; }
    public abstract string Database { get; }
    public abstract string Storage { get; }
    public abstract string StorageWorks { get; }
    public abstract string ServerTime { get; }
    public abstract string PublicAddress { get; }
    public abstract string MqttTls { get; }
    public abstract string EscalatesAfter { get; }

    /// <summary>A stretch of time in its two largest units.</summary>
    public string Span(TimeSpan? span) => span switch
    {
        null => Unknown,
        { TotalMinutes: < 2 } => $"{(long)span.Value.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(long)span.Value.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)span.Value.TotalHours} {Hours} {span.Value.Minutes} min",
        _ => $"{(long)span.Value.TotalDays} {Days} {span.Value.Hours} {Hours}",
    };

    private protected abstract CultureInfo Culture { get; }
    private protected abstract string Hours { get; }
    private protected abstract string Days { get; }
}
