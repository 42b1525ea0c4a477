using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>
/// Every text of the pages, in one language. A class rather than a resource file, so that a text that lacks
/// a translation, or a sentence that lacks an argument, does not compile.
/// </summary>
public abstract class Words
{
    /// <summary>All languages that the pages speak, the one chosen when nobody has asked for another first.</summary>
    public static IReadOnlyList<Words> All { get; } = [new Bokmal(), new English()];

    /// <summary>BCP 47 tag, as written in <c>&lt;html lang&gt;</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>What the language calls itself.</summary>
    public abstract string OwnName { get; }

    /// <summary>What the rules have to say.</summary>
    public abstract RuleWords Rules { get; }

    /// <summary>What there is to say of a home's rooms, visits and pets.</summary>
    public abstract PlanWords Plan { get; }

    /// <summary>What there is to say of gateways.</summary>
    public abstract DeviceWords Devices { get; }

    /// <summary>What there is to say of who is on duty.</summary>
    public abstract DutyWords Duty { get; }

    /// <summary>What a replay has to say.</summary>
    public abstract ReplayWords Replays { get; }

    /// <summary>What there is to say of rules with too many false alarms.</summary>
    public abstract QuietWords Quiet { get; }

    /// <summary>What there is to say to whoever does not get in.</summary>
    public abstract RefusalWords Doors { get; }

    // The frame around each page.
    public abstract string Product { get; }
    public abstract string SkipToContent { get; }
    public abstract string OnCall { get; }
    public abstract string Quarantine { get; }
    public abstract string Language { get; }
    public abstract string SignedInAs(string name);
    public abstract string SignOut { get; }
    public abstract string NotFoundTitle { get; }
    public abstract string NotFoundText { get; }
    public abstract string ForbiddenTitle { get; }
    public abstract string ForbiddenText { get; }
    public abstract string BrokenTitle { get; }
    public abstract string BrokenText { get; }
    public abstract string ToOnCall { get; }

    // Sign-in.
    public abstract string SignIn { get; }
    public abstract string SignInLead { get; }
    public abstract string UserName { get; }
    public abstract string Password { get; }
    public abstract string SignInRefused { get; }
    public abstract string SignedOut { get; }

    // The on-call page.
    public string Heading(int unanswered, int open) => (unanswered, open) switch
    {
        (1, _) => OneUnanswered,
        ( > 1, _) => Fill(ManyUnanswered, unanswered),
        (_, 1) => OneOpen,
        (_, > 1) => Fill(ManyOpen, open),
        _ => NoOpenAlerts,
    };

    public abstract string OneUnanswered { get; }
    public abstract string ManyUnanswered { get; }
    public abstract string OneOpen { get; }
    public abstract string ManyOpen { get; }
    public abstract string NoOpenAlerts { get; }
    public abstract string NoOpenAlertsText { get; }

    /// <summary><c>{0}</c> is the number of open alerts that have no card.</summary>
    public abstract string MoreOpen { get; }
    public abstract string RecentlyResolved { get; }
    public abstract string NothingResolved { get; }
    public abstract string NewAlert(string what, string who, string address);

    // The connection and the sound.
    public abstract string Connecting { get; }
    public abstract string Connected { get; }
    public abstract string Reconnecting { get; }
    public abstract string Lost { get; }
    public abstract string LostTitle { get; }
    public abstract string LostText { get; }
    public abstract string LostSince { get; }
    public abstract string OutageTitle { get; }
    public abstract string OutageText { get; }
    public abstract string OutageFrom { get; }
    public abstract string MayBeStale { get; }
    public abstract string TryNow { get; }
    public abstract string MuteOutage { get; }
    public abstract string SignedOutTitle { get; }
    public abstract string SignedOutText { get; }
    public abstract string NewVersionText { get; }
    public abstract string Reload { get; }
    public abstract string ServerTime { get; }
    public abstract string SoundIsOff { get; }
    public abstract string TurnOnSound { get; }
    public abstract string SoundOff { get; }
    public abstract string SoundIsOn { get; }
    public abstract string SoundPlaying { get; }
    public abstract string TestSound { get; }
    public abstract string WithoutScript { get; }
    public abstract string NotConfirmed { get; }
    public abstract string PageTooOld { get; }
    public abstract string NotStored { get; }

    // The card.
    /// <summary>What happened and where. A room in somebody's own words is told as it was written: where to go is never left out.</summary>
    public abstract string Happened(AlertKind kind, string? room);
    public string? Place(string? room) => Plan.Place(room);
    public abstract string Severe(Severity severity);
    public abstract string State(AlertState state);
    public abstract string Since { get; }

    /// <summary><c>{0}</c> is the number of homes that the card does not name.</summary>
    public abstract string MoreHomes { get; }

    /// <summary>Of a home that stands under a cause: something about the person is open there, too.</summary>
    public abstract string AlsoOpen(Severity severity);
    public abstract string CancelledTitle { get; }
    public abstract string CancelledText { get; }
    public abstract string WhatCame { get; }
    public abstract string AskedAgain { get; }
    public abstract string HolderSilent(string name);
    public abstract string Within { get; }
    public abstract string WithinMinutes(int minutes);
    public abstract string WithYou { get; }
    public abstract string WithSomeone(string name);
    public abstract string YouOnTheWay { get; }
    public abstract string SomeoneOnTheWay(string name);
    public abstract string At { get; }
    public abstract string Source(string source);
    public abstract string Confidence(int percent);
    public abstract string Times(int count);
    /// <param name="when">As <see cref="HomeTime.When"/> says it.</param>
    public abstract string LastSeen(string when);
    /// <param name="time">As <see cref="HomeTime.ClockOrDay"/> says it.</param>
    public abstract string ReceivedLate(string time);
    public abstract string Timeline { get; }
    public abstract string Transition(string what);
    public abstract string By(string who);

    // The steps.
    public abstract string Acknowledge { get; }
    public abstract string OnTheWay { get; }
    public abstract string TakeOver(string holder);
    public abstract string Resolve { get; }
    public abstract string ConfirmCancelled { get; }
    public abstract string WhatWasIt { get; }
    public abstract string Note { get; }
    public abstract string NoteHint { get; }
    public abstract string CompleteResolve { get; }
    public abstract string Cause(ResolveCause cause);
    public abstract string ChooseCause { get; }
    public abstract string NoteTooLong(int most);
    public abstract string Refused(AlertRefusal refusal, AlertView? alert);

    // {0} is the number; the page's script counts on with the same patterns.
    public abstract string AgoNow { get; }
    public abstract string AgoSeconds { get; }
    public abstract string AgoMinutes { get; }
    public abstract string AgoHours { get; }
    public abstract string AgoDays { get; }
    public abstract string DayAndTime(DateTimeOffset local, bool withYear = false);

    /// <summary>That times are those of a home in another zone than the service.</summary>
    public abstract string HomesOwnTime(string zone);

    // Quarantine.
    public abstract string QuarantineLead { get; }
    public abstract string QuarantineEmpty { get; }
    public abstract string ArrivedAt { get; }
    public abstract string Gateway { get; }
    public abstract string Topic { get; }
    public abstract string Reason { get; }
    public abstract string Content { get; }
    public abstract string Bytes(long count);
    public abstract string FirstShown(int count);
    public abstract string AsText { get; }
    public abstract string AsHex { get; }
    public abstract string Older { get; }
    public abstract string Newest { get; }

    /// <summary>Puts the number into a pattern with <c>{0}</c>.</summary>
    public static string Fill(string pattern, long number) =>
        pattern.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
