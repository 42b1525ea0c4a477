using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The texts of the pages about who is on duty, in one language.</summary>
public abstract class DutyWords
{
    // Who is on duty.
    public abstract string Title { get; }
    public abstract string Now { get; }
    public abstract string Line(DutyLine line);
    public abstract string Nobody { get; }
    public abstract string EverybodyInstead { get; }
    public abstract string ComingDays { get; }
    public abstract string Gap { get; }
    public abstract string NoGaps { get; }
    public abstract string Gaps(int count);
    public abstract string NoRota { get; }
    public abstract string Unknown { get; }
    public abstract string Calendar { get; }
    public abstract string CalendarHint { get; }
    public abstract string RenewCalendar { get; }
    public abstract string RenewCalendarHint { get; }

    // Agreements.
    public abstract string Take { get; }
    public abstract string WhichLine { get; }
    public abstract string Leaving { get; }
    public abstract string Whoever { get; }
    public abstract string Coming { get; }
    public abstract string NobodyComes { get; }
    public abstract string From { get; }
    public abstract string Until { get; }
    public abstract string Save { get; }
    public abstract string Swap { get; }
    public abstract string OneDuty { get; }
    public abstract string OtherDuty { get; }
    public abstract string DoSwap { get; }
    public abstract string Agreed { get; }
    public abstract string NothingAgreed { get; }
    public abstract string TakeBack { get; }
    public abstract string Done { get; }
    public abstract string FillIn { get; }

    // How it presses, and over what.
    public abstract string Alerting { get; }
    public abstract string Policies { get; }
    public abstract string Standard { get; }
    public abstract string Asks(EscalationTarget target, string name);
    public abstract string Over(string channels, bool allAtOnce);
    public abstract string EveryChannel { get; }
    public abstract string ThenWait(TimeSpan wait, int times, bool last);
    public abstract string Channels { get; }
    public string Channel(Channel channel) => ChannelTypes.Find(channel) is { } type ? In(type.Name) : channel.ToString();
    public abstract string NotSetUp { get; }
    public abstract string Failing { get; }
    public abstract string Works { get; }
    public abstract string NeverUsed { get; }
    public abstract string LastSent(string time);
    public abstract string LastFailed(string time, string error);
    public abstract string Waiting(int count);
    public abstract string Reach { get; }
    public abstract string ReachHint { get; }

    /// <summary>Further addresses, which the form has no field for.</summary>
    public abstract string AlsoReached(string addresses);

    /// <summary>Somebody has both lines, so nobody stands behind.</summary>
    public abstract string BothLines { get; }

    public abstract string SaveReach { get; }
    public abstract string ReachNobody { get; }
    public abstract string In(Sentence sentence);

    // Messages to oneself.
    public abstract string Trials { get; }
    public abstract string TrialsHint { get; }
    public abstract string SendTrial { get; }
    public abstract string TrialSaveFirst { get; }
    public abstract string TrialTo { get; }
    public abstract string TrialOver { get; }
    public abstract string NothingToTry { get; }

    /// <summary>What became of a trial.</summary>
    public abstract string Became(Trial trial, string asked, string ended);
}
