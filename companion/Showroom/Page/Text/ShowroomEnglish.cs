using System.Globalization;
using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.Showroom.Page.Text;

/// <summary>The showroom in English.</summary>
public sealed class ShowroomEnglish : ShowroomWords
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public override string Tag => "en";

    public override string Showroom => "showroom";
    public override string Headline => "Three homes and one on-call phone";
    public override string Lead => "Make something happen in a home, and follow it until somebody is on the way.";
    public override string Invented => "People and addresses are invented. The gateways, the on-call server and the on-call page are the real programs.";
    public override string Homes => "The homes";
    public override string Phone => "On-call phone";
    public override string PhoneOf(string name) => $"{name}’s on-call phone";
    public override string Unanswered => "unanswered alerts";
    public override string SecondPhone(string name) => $"Open another phone, as {name}";
    public override string SecondPhoneHint => "When two acknowledge at once, one gets the alert and the other is told who.";
    public override string SecondPhonePrivately(string name) => $"Another phone: open /phone/ola in a private window, and you are {name} there.";
    public override string SoundHint => "The sound is turned on when you press something here.";
    public override string Stopped => "The showroom does not answer. This page tries again by itself.";
    public override string NeedsCookies => "The showroom needs cookies to know who is on duty. Allow them for this address, and reload.";
    public override string Language => "Language";

    public override string PictureOf(string name) => $"Drawing of {name}’s home";
    public override string Age(int years) => $"{years}";
    public override string MakeHappen => "Make it happen";
    public override string Fall => "Fall in the bathroom";
    public override string Help => "Help button";
    public override string Cancel => "Cancel";
    public override string UpAgain => "Gets up";
    public override string Door => "Front door";
    public override string DoorOpen => "open";
    public override string DoorClosed => "closed";
    public override string Network => "Network";
    public override string NetworkIn => "plugged in";
    public override string NetworkOut => "pulled out";
    public override string Power => "Power";
    public override string PowerOn => "on";
    public override string PowerOff => "cut";

    public override string LampSays(string pattern) => pattern switch
    {
        "ok" => "All is well.",
        "noNetwork" => "No network. An alarm is kept, and sent when the network is back.",
        "noCompanion" => "The on-call server does not answer. An alarm is kept, and sent when it does.",
        "alarmSent" => "The alarm is stored here and on its way out.",
        "alarmReceived" => "The on-call server has the alarm.",
        "somebodyHasIt" => "A person has taken the alert.",
        "onTheWay" => "Help is on the way.",
        "safeMode" => "The gateway needs a technician. Help calls work.",
        "test" => "A technician is testing the lamp.",
        _ => "The gateway has no power. It sees and hears nothing.",
    };

    public override string Waiting(int alarms, int others) => (alarms, others) switch
    {
        (0, 0) => "",
        (0, _) => $"Waiting to be sent: {others} {Messages(others)}",
        (_, 0) => $"Waiting to be sent: {alarms} {Alarms(alarms)}",
        _ => $"Waiting to be sent: {alarms} {Alarms(alarms)} and {others} {Messages(others)}",
    };

    public override string OnTheWay(string name) => $"{name} is on the way";

    public override string StoryTitle => "How it went";
    public override string StoryEmpty => "No alarm yet.";

    public override string Step(StoryStep step) => step.What switch
    {
        StoryEvent.Fall => "Fall in the bathroom",
        StoryEvent.Help => "Help button pressed",
        StoryEvent.Cancel => "Cancelled by a long press",
        StoryEvent.UpAgain => "On their feet again",
        StoryEvent.DoorOpened => "Front door opened",
        StoryEvent.DoorClosed => "Front door closed",
        StoryEvent.NetworkOut => "Network pulled out",
        StoryEvent.NetworkIn => "Network plugged in",
        StoryEvent.PowerOff => "Power cut",
        StoryEvent.PowerOn => "Power back",
        StoryEvent.Stored => "Safely stored",
        StoryEvent.Lamp => "Lamp: " + LampShort(step.Detail),
        _ => Transition(step.Detail, step.Who),
    };

    public override string After(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds.ToString("0", Culture)} ms",
        < 60 => $"{time.TotalSeconds.ToString("0.0", Culture)} s",
        _ => $"{(int)time.TotalMinutes} min {time.Seconds} s",
    };

    private static string LampShort(string? pattern) => pattern switch
    {
        "ok" => "all is well",
        "noNetwork" => "no network",
        "noCompanion" => "no contact",
        "alarmSent" => "sending the alarm",
        "alarmReceived" => "alarm received",
        "somebodyHasIt" => "somebody has it",
        "onTheWay" => "help is on the way",
        "safeMode" => "needs a technician",
        "test" => "lamp test",
        _ => "off",
    };

    private static string Transition(string? what, string? who) => what switch
    {
        "raised" => "Alert raised",
        "notified" => "Shown on the phone",
        "joined" => "Reported again",
        "cancelled" => "Cancelled, waits to be confirmed",
        "acknowledged" => $"{who} acknowledged",
        "onTheWay" => $"{who} is on the way",
        "resolved" => $"{who} resolved it",
        "reopened" => "Reopened",
        "redated" => "Time corrected",
        "cancelOverruled" => "A new alarm overruled the cancellation",
        "escalated" => "Escalated",
        _ => what ?? "",
    };

    private static string Alarms(int count) => count == 1 ? "alarm" : "alarms";

    private static string Messages(int count) => count == 1 ? "other message" : "other messages";
}
