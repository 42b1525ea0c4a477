using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The pages in English.</summary>
public sealed class English : Words
{
    private static readonly CultureInfo Culture = ShortNames.In("en-GB", "Sun Mon Tue Wed Thu Fri Sat", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");

    public override string Tag => "en";
    public override string OwnName => "English";

    public override DutyWords Duty { get; } = new DutyEnglish();
    public override RefusalWords Doors { get; } = new RefusalEnglish();
    public override RuleWords Rules { get; } = new RuleEnglish();
    public override PlanWords Plan { get; } = new PlanEnglish();
    public override DeviceWords Devices { get; } = new DeviceEnglish();
    public override ReplayWords Replays { get; } = new ReplayEnglish();
    public override QuietWords Quiet { get; } = new QuietEnglish();

    public override string Product => "Hjemvakt";
    public override string SkipToContent => "Skip to content";
    public override string OnCall => "On call";
    public override string Quarantine => "Quarantine";
    public override string Language => "Language";
    public override string SignedInAs(string name) => $"Signed in as {name}";
    public override string SignOut => "Sign out";
    public override string NotFoundTitle => "No such page";
    public override string NotFoundText => "The address leads nowhere here.";
    public override string ForbiddenTitle => "No access";
    public override string ForbiddenText => "Your user has no access to this page.";
    public override string BrokenTitle => "Something went wrong";
    public override string BrokenText => "The page could not be shown. Try again. Alerts are kept whatever happens.";
    public override string ToOnCall => "To the on-call page";

    public override string SignIn => "Sign in";
    public override string SignInLead => "For you who are on call.";
    public override string UserName => "User name";
    public override string Password => "Password";
    public override string SignInRefused => "Wrong user name or password, or too many attempts. Wait a few minutes before you try again.";
    public override string SignedOut => "You are signed out.";

    public override string OneUnanswered => "1 unanswered alert";
    public override string ManyUnanswered => "{0} unanswered alerts";
    public override string OneOpen => "1 open alert";
    public override string ManyOpen => "{0} open alerts";
    public override string NoOpenAlerts => "No open alerts";
    public override string NoOpenAlertsText => "New alerts appear here by themselves.";
    public override string MoreOpen => "And {0} more that press less. They are shown here as these are resolved.";
    public override string RecentlyResolved => "Resolved in the last 12 hours";
    public override string NothingResolved => "No alerts were resolved in the last 12 hours.";
    public override string NewAlert(string what, string who, string address) => $"New alert: {what}. {who}, {address}.";

    public override string Connecting => "Connecting";
    public override string Connected => "Connected";
    public override string Reconnecting => "Reconnecting";
    public override string Lost => "No contact";
    public override string LostTitle => "No contact with the on-call server";
    public override string LostText => "New alerts do not reach this page. Follow the routine for loss of alerting.";
    public override string LostSince => "Last contact at";
    public override string OutageTitle => "New alarms cannot be stored";
    public override string OutageText => "They stay in the homes and come here only when storage works again. Follow the routine for loss of alerting, and tell whoever runs the server.";
    public override string OutageFrom => "Since";
    public override string MayBeStale => "May be out of date:";
    public override string TryNow => "Try again";
    public override string MuteOutage => "Silence";
    public override string SignedOutTitle => "You are signed out";
    public override string SignedOutText => "New alerts do not reach this page until you sign in again.";
    public override string NewVersionText => "There is a new version of this page.";
    public override string Reload => "Reload";
    public override string ServerTime => "The server's clock";
    public override string SoundIsOff => "Sound is off. New alerts cannot be heard.";
    public override string TurnOnSound => "Turn on sound";
    public override string SoundOff => "Sound off";
    public override string SoundIsOn => "Sound on";
    public override string SoundPlaying => "Alarm sounding";
    public override string TestSound => "Test the sound";
    public override string WithoutScript => "JavaScript is off: the page reloads itself every 15 seconds, and it makes no sound.";
    public override string NotConfirmed => "Not confirmed: the on-call server does not answer. Try again.";
    public override string NotStored => "Not done: the on-call server cannot store just now. Try again, and call your colleagues.";
    public override string PageTooOld => "Not done: the page is too old. Reload it.";

    public override string Happened(AlertKind kind, string? room)
    {
        var what = kind switch
        {
            AlertKind.Fall => "Fall",
            AlertKind.Help => "Call for help",
            AlertKind.ChannelDown => "A notification channel does not work",
            AlertKind.AddressRefused => "An address is refused",
            AlertKind.RotaGap => "The rota has hours without anybody",
            _ => Rules.Happened(kind) ?? kind.ToString(),
        };
        return Place(room) is { } place ? $"{what} {place}" : string.IsNullOrWhiteSpace(room) ? what : $"{what}: {room}";
    }

    public override string Severe(Severity severity) => severity switch
    {
        Severity.Critical => "Critical",
        Severity.Serious => "Serious",
        Severity.Moderate => "Moderate",
        _ => "Technical",
    };

    public override string State(AlertState state) => state switch
    {
        AlertState.Raised or AlertState.Notified => "Unanswered",
        AlertState.Acknowledged => "Acknowledged",
        AlertState.OnTheWay => "On the way",
        AlertState.Cancelled => "Cancelled",
        _ => "Resolved",
    };

    public override string Since => "since";
    public override string MoreHomes => "And {0} more homes";
    public override string AlsoOpen(Severity severity) => $"Also has an open alert: {Severe(severity).ToLowerInvariant()}";
    public override string CancelledTitle => "Cancelled in the home";
    public override string CancelledText => "The resident has cancelled. Make contact and confirm that all is well.";
    public override string WhatCame => "Technicians: see what came";
    public override string AskedAgain => "Are you on the way, or there? Answer now, or the next person is alerted.";
    public override string HolderSilent(string name) => $"No answer from {name}";
    public override string Within => "There within";
    public override string WithinMinutes(int minutes) => $"{minutes} minutes";
    public override string WithYou => "You have this alert";
    public override string WithSomeone(string name) => $"{name} has this alert";
    public override string YouOnTheWay => "You are on the way";
    public override string SomeoneOnTheWay(string name) => $"{name} is on the way";
    public override string At => "at";
    public override string Source(string source) => source switch
    {
        "door" => "Door contact",
        "bed" => "Bed sensor",
        "air" => "Room sensor",
        "habits" => "What is usual here",
        "presence" => "Presence",
        "gateway" => "The gateway",
        "companion" => "The on-call server",
        "plan" => "The home's plan",
        "radar" => "Radar",
        "wearable" => "Worn fall sensor",
        "mat" => "Fall mat",
        "button" => "Button",
        "cord" => "Cord",
        "detector" => "Detector",
        "pendant" => "Pendant",
        _ => source,
    };

    public override string Confidence(int percent) => $"{percent}% certain";
    public override string Times(int count) => $"{count} times";
    public override string LastSeen(string when) => $"last {when}";
    public override string ReceivedLate(string time) => $"Not received until {time}";
    public override string Timeline => "History";
    public override string Transition(string what) => what switch
    {
        "raised" => "Alert raised",
        "notified" => "Shown on an on-call phone",
        "joined" => "Reported again",
        "cancelled" => "Cancelled",
        "acknowledged" => "Acknowledged",
        "onTheWay" => "On the way",
        "resolved" => "Resolved",
        "reopened" => "Reported again after the answer",
        "redated" => "Time corrected",
        "clockMoved" => "The service's clock was put right",
        "cancelOverruled" => "Cancelling without effect: reported after it",
        "holderAsked" => "Asked again",
        "holderLost" => "Nobody has the alert any more",
        "confirmAsked" => "Asked to confirm the cancel",
        "planCorrected" => "The on-call plan was corrected",
        "asked" => "Asked",
        "sent" => "Message sent",
        "notSent" => "Message not sent",
        "weighed" => "Confidence weighed again",
        "cleared" => "Ended by itself",
        "grouped" => "Has the same cause as in many other homes, does not ring alone",
        "alone" => "Not many homes; this lasts",
        "worsened" => "Has become worse; asks again",
        "homesJoined" => "More homes",
        "homesReturned" => "Homes are back",
        "suppressed" => "Raised in a pause, does not ring",
        "pauseEnded" => "The pause has ended; this lasts",
        "escalated" => "Escalated",
        _ => what,
    };

    public override string By(string who) => who switch
    {
        "resident" => "the resident",
        "companion" => "the on-call server",
        _ => who,
    };

    public override string Acknowledge => "Acknowledge";
    public override string OnTheWay => "I am on the way";
    public override string TakeOver(string holder) => $"I go instead of {holder}";
    public override string Resolve => "Resolve";
    public override string ConfirmCancelled => "Confirm and resolve";
    public override string WhatWasIt => "What was it?";
    public override string Note => "Note";
    public override string NoteHint => "May be empty. Do not write health information here.";
    public override string CompleteResolve => "Resolve the alert";
    public override string Cause(ResolveCause cause) => cause switch
    {
        ResolveCause.RealNeed => "Real need",
        ResolveCause.FalseAlarmResident => "Set off by accident",
        ResolveCause.FalseAlarmSensor => "The sensor was wrong",
        ResolveCause.Test => "Test",
        ResolveCause.PlannedVisit => "Planned visit",
        ResolveCause.NotAtHome => "Nobody at home",
        ResolveCause.Technical => "Technical fault",
        ResolveCause.EndedByItself => "Ended by itself",
        _ => cause.ToString(),
    };

    public override string ChooseCause => "Choose what it was, and resolve again.";
    public override string NoteTooLong(int most) => $"The note is too long. Write {most} characters at most.";
    public override string Refused(AlertRefusal refusal, AlertView? alert) => refusal switch
    {
        AlertRefusal.Unknown => "There is no such alert.",
        AlertRefusal.TakenBySomeoneElse when alert?.State is AlertState.OnTheWay => $"{alert.HolderName} is already on the way.",
        AlertRefusal.TakenBySomeoneElse => $"{alert?.HolderName ?? "Somebody else"} was first and has this alert.",
        AlertRefusal.AlreadyYours => "You have already done that.",
        AlertRefusal.Ended => "The alert is already resolved.",
        _ => "That cannot be done from where the alert stands now.",
    };

    public override string AgoNow => "just now";
    public override string AgoSeconds => "{0} s ago";
    public override string AgoMinutes => "{0} min ago";
    public override string AgoHours => "{0} h ago";
    public override string AgoDays => "{0} d ago";
    public override string HomesOwnTime(string zone) => $"The home's own time ({zone})";

    public override string DayAndTime(DateTimeOffset local, bool withYear = false) => local.ToString(withYear ? "ddd d MMM yyyy 'at' HH:mm" : "ddd d MMM 'at' HH:mm", Culture);

    public override string QuarantineLead => "Messages that broke the contract. They are kept as they came, and raised no alert.";
    public override string QuarantineEmpty => "No messages in quarantine";
    public override string ArrivedAt => "Received";
    public override string Gateway => "Gateway";
    public override string Topic => "Topic";
    public override string Reason => "Reason";
    public override string Content => "Content";
    public override string Bytes(long count) => count == 1 ? "1 byte" : $"{count.ToString("N0", Culture)} bytes";
    public override string FirstShown(int count) => $"the first {count} are shown";
    public override string AsText => "Text";
    public override string AsHex => "Hexadecimal";
    public override string Older => "Older";
    public override string Newest => "Newest";
}
