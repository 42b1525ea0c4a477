using Hjemvakt.Safety.Replays;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Replays, in English.</summary>
public sealed class ReplayEnglish : ReplayWords
{
    public override string Title => "Try other limits";
    public override string Lead => "See how the alerts of past days would have been with other limits. It may take half a minute.";
    public override string Days => "Days";
    public override string From => "From and including";
    public override string To => "To and including";
    public override string Run => "Compare";
    public override string NotRun => "Not compared:";
    public override string NothingIsSaved => "Nothing is saved, and nobody is notified.";
    public override string NotADate(string entered) => $"'{entered}' is no date. Write it as 2026-01-31.";

    protected override string NoRecords => "Nothing is stored of this home from those days.";
    protected override string Unchanged => "No alert would have been different.";

    protected override string Counts(int gone, int earlier, int later, int added, int same)
        => $"{Alerts(gone)} would not have come, {earlier} would have come earlier, {later} later, and {added} {(added == 1 ? "is" : "are")} new. {same} would have been as before.";

    public override string Learned(int days) => days == 0
        ? "Nothing is stored from before these days, so what is usual for the person was not known when they began."
        : $"What is usual for the person was learned from {(days == 1 ? "the day" : $"the {days} days")} before.";

    protected override string Earlier(string by) => $"{by} earlier";
    protected override string Later(string by) => $"{by} later";

    protected override string Change(ReplayChange change) => change switch
    {
        ReplayChange.Gone => "would not have come",
        ReplayChange.New => "new",
        ReplayChange.OnlyThen => "came then, and cannot be compared",
        _ => "as before",
    };

    protected override string Hour => "h";
    public override string Happened(string when) => $"Came {when}.";
    public override string DidNotHappen => "Did not come then.";
    public override string ResolvedAs(string cause) => $"Resolved as: {cause}.";
    public override string StillOpen => "Not resolved.";
    public override string MissedNeed => "Somebody needed help this time.";
    public override string AsBefore(int count) => count == 1 ? "1 alert as before" : $"{count} alerts as before";
    public override string Limitations => "What this rests on";

    protected override string PresentPlan(int changes) => changes == 0
        ? "The limits have not been changed since these days."
        : $"The plan has been changed {(changes == 1 ? "once" : $"{changes} times")} since the first of these days. Earlier plans are not stored: the present one stands for them.";

    protected override string LeftOut(int alerts)
        => $"Alerts about contact with the gateway, missing records, its clock and the service itself are left out{(alerts == 0 ? "" : $" ({alerts} of these days)")}.";

    protected override string Outages(int count) => $"While the gateway was lost ({(count == 1 ? "once" : $"{count} times")}), nothing was concluded from silence.";

    protected override string Assumed(int alerts)
        => $"Alerts are answered as they were then. One that did not come then is taken for a false alarm that was ended after an hour{(alerts == 0 ? "" : $" ({alerts} of these days)")}.";

    protected override string Failures(int count) => $"A part of the rules failed {(count == 1 ? "once" : $"{count} times")}: do not rely on the comparison, and tell whoever runs the service.";

    private static string Alerts(int count) => count == 1 ? "1 alert" : $"{count} alerts";
}
