using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Gateways, in English.</summary>
public sealed class DeviceEnglish : DeviceWords
{
    public override string Gateways => "Gateways";
    public override string GatewaysLead => "The gateway in each home. Those that need a hand stand first.";
    public override string NoGateways => "No gateway has been enrolled yet.";
    public override string AllWell => "Nothing is known to be wrong";
    public override string FaultSentence(GatewayFault fault, Func<string, string> rule)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(rule);
        return fault.Kind switch
        {
            GatewayFaultKind.NoContact => "No contact",
            GatewayFaultKind.NeverHeard => "Never heard since it was enrolled",
            GatewayFaultKind.SafeMode => fault.Detail == "restarts" ? "Safe mode after repeated restarts: calls for help only" : $"Safe mode or older settings: {fault.Detail}",
            GatewayFaultKind.AlarmsWait => $"{fault.Detail} alarms wait in the gateway",
            GatewayFaultKind.NoClock => "Its clock has never been set",
            GatewayFaultKind.SensorFault => $"{fault.Point}: {Fault(fault.Detail)}",
            _ => fault.Point.Length > 0 ? $"{rule(fault.Detail)}: {fault.Point}" : rule(fault.Detail),
        };
    }

    public override string Contact(GatewayContact contact) => contact switch
    {
        GatewayContact.Heard => "In contact",
        GatewayContact.Lost => "No contact",
        _ => "Not heard yet",
    };

    public override string LastHeard => "Last heard";
    public override string Since(string time) => $"since {time}";
    public override string Unknown => "not known";
    public override string NoHeartbeat => "No heartbeat has come yet: there is nothing to tell of the gateway itself.";
    public override string Numbers => "As of its last heartbeat";

    public override string Firmware => "Firmware";
    public override string Board => "Board";
    public override string Uptime => "Running for";
    public override string Starts => "Starts in all";
    public override string LastStart => "Why it last started";
    public override string Restarts => "Starts by cause";
    public override string Cause(string cause) => cause switch
    {
        "power" => "power, or not known",
        "crash" => "a crash",
        "stuck" => "something stood still",
        "silence" => "no receipt for 30 min",
        "settings" => "new settings",
        "command" => "a command",
        _ => cause,
    };

    public override string Waiting => "Not confirmed yet";
    public override string WaitingRecords(int alarms, int routine) => $"{Count(alarms, "alarm")}, {Count(routine, "routine record")}";
    public override string Memory => "Memory";
    public override string FreeAndLeast(string free, string least) => $"{free} free, {least} at the least";
    public override string Flash => "Flash in use by records";
    public override string Links => "Connections since the start";
    public override string System => "System";
    public override string SystemLead => "What whoever helps asks for first.";
    public override string Version => "Version";
    public override string Database => "Database";
    public override string Storage => "Storage";
    public override string StorageWorks => "works";
    public override string ServerTime => "Server's clock";
    public override string PublicAddress => "Address";
    public override string MqttTls => "Port for gateways (MQTT over TLS)";
    public override string EscalatesAfter => "Asks more people after";

    public override string Signal => "Radio signal";
    public override string Clock => "Clock";
    public override string ClockIs(string time, TimeSpan? drift)
        => drift is { } moved ? $"{time}, moved by {Seconds(moved)} s in a day" : $"{time}, drift not known";

    public override string ClockNotSet => "never set";
    public override string Supply => "Power";
    public override string SuppliedBy(bool? mains, int? battery) => string.Join(", ", new[]
    {
        mains switch { true => "mains", false => "no mains", _ => "mains not known" },
        battery is { } percent ? $"battery {percent}%" : "battery not known",
    });

    public override string Address => "Address in the home";
    public override string Enrolled => "Enrolled";

    public override string Sensors => "Sensors in the home";
    public override string NoSensors => "No sensor is planned here, and none has been heard.";
    public override string Fault(string why) => why switch
    {
        "absent" => "does not answer",
        "frozen" => "always sends the same",
        "implausible" => "sends values that cannot be true",
        "stuck" => "stays on",
        "chattering" => "changes without end: a loose wire or a worn switch",
        "not-configured" => "does not take its settings",
        _ when NotConfigured(why) is { } settings => $"has not confirmed these settings: {string.Join(", ", settings.Select(Setting))}",
        "not-tested" => "nothing heard of it yet",
        "ok" or "back" => "works",
        "" => "not trusted by the gateway",
        _ => why,
    };

    private static string Setting(string name) => name switch
    {
        "mode" => "work mode (falls, not sleep)",
        "fall-switch" => "fall detection switched on",
        "height" => "mounting height",
        "threshold" => "height of a fall",
        "delay" => "delay before a fall is reported",
        _ => name,
    };

    public override string Trusted => "Nothing against it";
    public override string NotHeardYet => "Never heard";
    public override string Silent => "Silent for too long";
    public override string FallsWereFalse(int count, string hour, string? place) => $"{count} falls around {hour}{(place is null ? "" : $" at {place}")} were false: confidence is lower there and then. All are told as fast as ever. Look at where it hangs.";
    public override string RadarLearnsUntil(string day) => $"Learns the room until {day}; no confidence is lowered before then.";
    public override string SelfTestSaid(string what, string time) => $"self-test {time}: {what}";

    public override string Commands => "Ask the gateway";
    public override string CommandsLead => "What you ask waits until the gateway is connected, and is written in its history with your name.";
    public override string NoCommands => "Nothing has been asked yet.";
    public override string Command(string name) => name switch
    {
        "identify" => "Show yourself",
        "selftest" => "Self-test",
        "clock" => "What time is it?",
        "reboot" => "Restart",
        "config" => "Change settings",
        "update" => "Update",
        _ => name,
    };

    public override string CommandHint(string name) => name switch
    {
        "identify" => "Lamp and buzzer for 15 seconds.",
        "selftest" => "Flash, and what is known of each sensor. Lamp and buzzer too.",
        "clock" => "Its time, and how far the clock was off.",
        "reboot" => "For about a minute the home cannot reach anybody; a press on the button meanwhile is lost.",
        "config" => "The gateway restarts. If it does not reach the companion within 10 minutes it goes back to what it had.",
        _ => "",
    };

    public override string Confirm(string name) => name == "reboot" ? "Nobody there needs help just now: restart" : "I have looked through it: change the settings";
    public override string ConfirmFirst => "Tick the box that confirms it first.";
    public override string Set => "Settings to replace (JSON)";
    public override string SetHint => "Each member that is named is replaced whole; null takes it away; all others stay. What is written here is not shown again.";
    public override string NotSent => "Not sent:";
    public override string Fate(CommandFate fate) => fate switch
    {
        CommandFate.Stored => "Stored, waits for the gateway",
        CommandFate.Sent => "Sent, no answer yet",
        CommandFate.Answered => "Answered",
        _ => "No answer in time",
    };

    public override string GivenBy(string who, string time) => $"{who}, {time}";
    public override string Until(string time) => $"tried until {time}";
    public override string DoneWell => "Done";
    public override string Refused(string why) => why switch
    {
        "too late" => "Not done: it came too late.",
        "flash does not take it" => "Not done: the flash does not take it.",
        "unknown command" => "Not done: this firmware does not know it.",
        "cannot update itself" => "Not done: this firmware cannot update itself.",
        "" => "Not done, and it does not say why.",
        _ => $"Not done: {why}.",
    };

    public override string FlashIs(bool works) => works ? "Flash works" : "Flash cannot be written and read";
    public override string AllPointsWell(int count) => count == 1 ? "The one sensor works" : $"All {count} sensors work";

    public override string NewGateway => "Put up a new gateway";
    public override string NewGatewayLead => "Gives the files that go onto the gateway. Flash it first, as hardware/flashing.md says.";
    public override string Holes => "Missing numbers";
    public override string HolesLead => "Records with these numbers have not come, though later ones have. The gateway sends what it still has by itself, and says what it has not. Give the numbers up only when it cannot be asked: it waits for a receipt until then.";
    public override string Hole(bool alarms, long from, long to, string? after, string? before)
        => $"{(alarms ? "Alarms" : "Routine records")} {from}–{to}, between {after ?? "the beginning"} and {before ?? "now"}";
    public override string CloseHole => "Give these numbers up";
    public override string CloseHoleSure => "I have made sure that nobody in the home called for help then";
    public override string HoleChanged => "The missing numbers have changed meanwhile. Look again.";
    public override string NewSecret => "New secret and files";
    public override string NewSecretHint => "The old secret, and a certificate if there is one, stop working at once: until the new file is on the gateway, the home reaches nobody.";
    public override string ShutOut => "Shut the gateway out";
    public override string ShutOutHint => "For a gateway that is stolen or lost. Its secret and certificate stop working, and its connection is closed at once. Nobody hears alarms from this home until a gateway is enrolled again.";
    public override string ShutOutSure => "I am sure: shut this gateway out";
    public override string IsShutOut => "Shut out. Nobody hears alarms from this home before a gateway has got a new secret.";
    public override string Remove => "Take the gateway out of the home";
    public override string RemoveHint => "For a gateway that has been taken down. It is shut out, and nobody is told that it is silent. Its history stays.";
    public override string RemoveSure => "I am sure: no alarms are to come from this gateway any more";
    public override string Home => "Home";
    public override string GatewayId => "The gateway's id";
    public override string GatewayIdHint => "a–z, 0–9 and hyphens, as on its label: gw-0042. It keeps it for life.";
    public override string BrokerHost => "The companion's name on the network";
    public override string BrokerPort => "Its port for gateways";
    public override string Network(int number) => $"Wireless network {number}";
    public override string NetworkPassword => "Its password";
    public override string NetworkHint => "Goes into the file and nowhere else. Leave it empty for a network without one.";
    public override string Points => "Sensors (JSON)";
    public override string PointsHint => "From the home's plan, on the usual pins of hardware/wiring.md. Measure each radar's height and add its model, uart, rx, tx and height.";
    public override string Enrol => "Enrol and make the files";
    public override string NotEnrolled => "Not enrolled:";
    public override string EnrolmentRefused(EnrolmentRefusal refusal) => refusal switch
    {
        EnrolmentRefusal.NoSuchHome => "There is no such home.",
        EnrolmentRefusal.BadId => "The id may have a–z, 0–9 and hyphens, and begins with a letter or a digit.",
        EnrolmentRefusal.InAnotherHome => "A gateway with this id stands in another home. Give this one a new id.",
        _ => "It has been enrolled already, perhaps by somebody else just now. Look at its page; a new secret is made there.",
    };

    public override string IdTooLong(int most) => $"The id may be {most} characters long at most.";
    public override string NotAPort(int least, int most) => $"The port is a number from {least} to {most}.";
    public override string Secret => "The secret";
    public override string SecretOnce => "Shown here and never again. Save the files now; when you leave this page they are gone.";
    public override string Files => "Files for the gateway";
    public override string FilesHint => "Save them in one folder and run there, with your own serial port:";
    public override string AuthorityMissing(string issuer) => $"The authority that signed the companion's certificate is not in its own files ({issuer}). Get its certificate from them and save it as ca.pem.";
    public override string NoTls => "This companion has no port for gateways open (--mqtt-tls-port): no gateway can reach it yet.";
    public override string GoOn => "The files are on the gateway: go on";

    public override string Installation => "Putting it up";
    public override string InstallationLead => "Each line is ticked off by itself when it is seen.";
    public override string InstallationDone => "Everything has been seen. The gateway is in service.";
    public override string Steps(int done, int all) => $"{done} of {all} seen";
    public override string StepContact => "The companion hears it";
    public override string StepContactHint => "Yellow, slow: no network. Yellow, two short: the companion does not answer. Green, short: all is well.";
    public override string StepClock => "Its clock is true";
    public override string StepClockHint => "Comes by itself from the network, within a minute.";
    public override string StepSensor(string point) => $"Heard: {point}";
    public override string StepNoSensors => "No sensor is planned for this home: say which there are on the home's page.";
    public override string StepIdentify => "It has shown itself";
    public override string StepIdentifyHint => "Press “Show yourself”: lamp and buzzer of the right gateway, in the right home.";
    public override string StepTest => "The self-test finds nothing wrong";
    public override string StepTestHint => "Press “Self-test”: the flash, and every sensor.";
    public override string StepCall => "A call for help has come all the way";
    public override string StepCallHint => "Agree with who is on call, press the button for real, and let them resolve it as a test. The gateway has no test mode for its button: this is an alarm like any other.";
    public override string StepDone => "seen";
    public override string StepOpen => "not yet";

    private protected override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("en-GB");
    private protected override string Hours => "h";
    private protected override string Days => "d";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private string Seconds(TimeSpan moved) => moved.TotalSeconds.ToString("0.0", Culture);
}
