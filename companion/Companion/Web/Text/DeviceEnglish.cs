using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;
using Hjemvakt.Safety.Homes.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Gateways, in English.</summary>
public sealed class DeviceEnglish : DeviceWords
{
    public override string Gateways => "Gateways";
    public override string GatewaysLead => "The box in each home. Those that need a hand stand first.";
    public override string NoGateways => "No gateway has been enrolled yet.";
    public override string AllWell => "Nothing is known to be wrong";
    public override string Ill(GatewayIll ill, Func<string, string> rule)
    {
        ArgumentNullException.ThrowIfNull(ill);
        ArgumentNullException.ThrowIfNull(rule);
        return ill.Illness switch
        {
            GatewayIllness.NoContact => "No contact",
            GatewayIllness.NeverHeard => "Never heard since it was enrolled",
            GatewayIllness.SafeMode => ill.Detail == "restarts" ? "Safe mode after repeated restarts: calls for help only" : $"Safe mode or older settings: {ill.Detail}",
            GatewayIllness.AlarmsWait => $"{ill.Detail} alarms wait in the gateway",
            GatewayIllness.NoClock => "Its clock has never been set",
            GatewayIllness.SensorFault => $"{ill.Point}: {Fault(ill.Detail)}",
            _ => ill.Point.Length > 0 ? $"{rule(ill.Detail)}: {ill.Point}" : rule(ill.Detail),
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
    public override string NoHeartbeat => "No heartbeat has come yet: there is nothing to tell of the device itself.";
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
        "not-tested" => "nothing heard of it yet",
        "ok" or "back" => "works",
        "" => "not trusted by the gateway",
        _ => why,
    };

    public override string Trusted => "Nothing against it";
    public override string NotHeardYet => "Never heard";
    public override string Silent => "Silent for too long";
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
    public override string NewGatewayLead => "Gives the files that go onto the device. Flash it first, as hardware/flashing.md says.";
    public override string NewSecret => "New secret and files";
    public override string NewSecretHint => "The old secret stops working at the next connection: until the new file is on the device, the home reaches nobody.";
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
        EnrolmentRefusal.InAnotherHome => "A gateway with this id stands in another home. Give the device a new id.",
        _ => "It has been enrolled already, perhaps by somebody else just now. Look at its page; a new secret is made there.",
    };

    public override string IdTooLong(int most) => $"The id may be {most} characters long at most.";
    public override string NotAPort => "The port is a number from 1 to 65535.";
    public override string Secret => "The secret";
    public override string SecretOnce => "Shown here and never again. Save the files now; when you leave this page they are gone.";
    public override string Files => "Files for the device";
    public override string FilesHint => "Save them in one folder and run there, with your own serial port:";
    public override string AuthorityMissing(string issuer) => $"The authority that signed the companion's certificate is not in its own files ({issuer}). Get its certificate from them and save it as ca.pem.";
    public override string NoTls => "This companion has no port for gateways open (--mqtt-tls-port): no device can reach it yet.";
    public override string GoOn => "The files are on the device: go on";

    public override string Installation => "Putting it up";
    public override string InstallationLead => "Each line is ticked off by itself when it is seen.";
    public override string InstallationDone => "Everything has been seen. The gateway is in service.";
    public override string Steps(int done, int all) => $"{done} of {all} seen";
    public override string StepContact => "The companion hears it";
    public override string StepContactHint => "Yellow, slow: no network. Yellow, two short: the companion does not answer. Green, short: all is well.";
    public override string StepClock => "Its clock is true";
    public override string StepClockHint => "Comes by itself from the network, within a minute.";
    public override string StepSensor(string point) => $"Heard: {point}";
    public override string StepSensorHint(PointKind? kind) => kind switch
    {
        PointKind.Call => "Run the self-test below. Pressing it is the last step: that is an alarm.",
        PointKind.Motion => "Walk past it, or run the self-test below.",
        PointKind.Door or PointKind.EntranceDoor => "Open and close it, or run the self-test below.",
        PointKind.Occupancy => "Sit or lie on it, or run the self-test below.",
        PointKind.Radar => "Walk into its room and out again; it may take a minute and a half to say that it does not answer.",
        _ => "It tells of itself within a minute or two; or run the self-test below.",
    };

    public override string StepNoSensors => "No sensor is planned for this home: say which there are on the home's page.";
    public override string StepIdentify => "It has shown itself";
    public override string StepIdentifyHint => "Press “Show yourself”: lamp and buzzer of the right box, in the right home.";
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
