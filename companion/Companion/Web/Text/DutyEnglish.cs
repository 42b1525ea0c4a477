using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Who is on duty, in English.</summary>
public sealed class DutyEnglish : DutyWords
{
    public override string Title => "Rota";
    public override string Now => "On duty now";
    public override string Line(DutyLine line) => line == DutyLine.First ? "First on duty" : "Second on duty";
    public override string Nobody => "Nobody";
    public override string EverybodyInstead => "Nobody is on duty: everybody is asked.";
    public override string ComingDays => "The next seven days";
    public override string Gap => "Nobody has the duty";
    public override string NoGaps => "No gaps in the next seven days.";
    public override string Gaps(int count) => count == 1 ? "1 gap in the rota in the next seven days." : $"{count} gaps in the rota in the next seven days.";
    public override string NoRota => "There is no rota. Everybody who may answer is asked, on the on-call page.";
    public override string Unknown => "unknown person";
    public override string Calendar => "My duties in a calendar";
    public override string RenewCalendar => "Make a new address";
    public override string RenewCalendarHint => "Has the address got into the wrong hands? Make a new one. The old one stops working, and your calendar needs the new one.";
    public override string CalendarHint => "Add the address to your calendar as a subscription. Whoever has the address sees your duties.";

    public override string Take => "Take a duty, or report an absence";
    public override string WhichLine => "Which duty";
    public override string Leaving => "Who leaves";
    public override string Whoever => "Whoever has the duty";
    public override string Coming => "Who takes it";
    public override string NobodyComes => "Nobody yet (leaves a gap)";
    public override string From => "From";
    public override string Until => "Until";
    public override string Save => "Save the agreement";
    public override string Swap => "Swap two duties";
    public override string OneDuty => "The one duty";
    public override string OtherDuty => "The other duty";
    public override string DoSwap => "Swap";
    public override string Agreed => "Agreed outside the rota";
    public override string NothingAgreed => "Nothing is agreed.";
    public override string TakeBack => "Take back";
    public override string Done => "Saved.";
    public override string FillIn => "Fill in all fields, and send again.";

    public override string Alerting => "Alerting";
    public override string Policies => "How alerts press";
    public override string Standard => "default";
    public override string Asks(EscalationTarget target, string name) => target.Kind switch
    {
        TargetKind.FirstOnDuty => "first on duty",
        TargetKind.SecondOnDuty => "second on duty",
        TargetKind.Team => name.Length > 0 ? $"the team {name}" : "the whole team",
        TargetKind.TeamLead => "the team's lead",
        TargetKind.Centre => $"the response centre {name}",
        TargetKind.Everyone => "everybody",
        _ => name,
    };

    public override string Over(string channels, bool allAtOnce) => allAtOnce ? $"{channels}, at once" : $"{channels}, one at a time";
    public override string EveryChannel => "all channels";
    public override string ThenWait(TimeSpan wait, int times, bool last) => last
        ? $"again every {Text(wait)} until somebody answers"
        : times == 1 ? $"wait {Text(wait)}" : $"{times} times, wait {Text(wait)} each";

    public override string Channels => "Channels";
    public override string NotSetUp => "Not set up";
    public override string Failing => "Does not work";
    public override string Works => "Works";
    public override string NeverUsed => "Not used yet";
    public override string LastSent(string time) => $"Last sent {time}";
    public override string LastFailed(string time, string error) => $"Failed {time}: {error}";
    public override string Waiting(int count) => $"{count} waiting";
    public override string Reach => "How you are reached";
    public override string AlsoReached(string addresses) => $"Also: {addresses}. They are in the plan's file and stay.";
    public override string BothLines => "The same person on both lines: nobody stands behind.";
    public override string ReachHint => "The first is tried first. Leave a field empty to take the channel away.";
    public override string SaveReach => "Save";
    public override string ReachNobody => "You are reached on the on-call page only. Add at least one address.";
    public override string In(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.English;
    }

    public override string Trials => "Test messages";
    public override string TrialsHint => "Send one to yourself and see whether it arrives. It is no alert, and nobody else gets it.";
    public override string SendTrial => "Send me a test";
    public override string TrialSaveFirst => "Save an address above, and it can be tested here.";
    public override string TrialTo => "Telephone number, e-mail address or topic of your own";
    public override string TrialOver => "Channel";
    public override string NothingToTry => "No channel is set up, so there is nothing to test.";
    public override string Became(Trial trial, string asked, string ended)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return trial.Outcome switch
        {
            TrialOutcome.Underway => $"Sent {asked}, no answer from the service yet.",
            TrialOutcome.Accepted => $"The service took it {ended}. If it has not reached you within a minute, the fault is between the service and you.",
            TrialOutcome.Refused => $"Not delivered {ended}: {trial.Why}",
            _ => $"Sent {asked}, and nobody knows what became of it. Send a new one.",
        };
    }

    private static string Text(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds:0} s" : time.TotalMinutes < 120 ? $"{time.TotalMinutes:0} min" : $"{time.TotalHours:0} h";
}
