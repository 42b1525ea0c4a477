using Hjemvakt.Safety.Replays;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>What a replay has to say, in one language.</summary>
public abstract class ReplayWords
{
    public abstract string Title { get; }
    public abstract string Lead { get; }
    public abstract string Days { get; }
    public abstract string From { get; }
    public abstract string To { get; }
    public abstract string Run { get; }
    public abstract string NotRun { get; }
    public abstract string NothingIsSaved { get; }
    public abstract string NotADate(string entered);

    /// <summary>What would have been otherwise, in one sentence.</summary>
    public string Summary(ReplayReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Records == 0 ? NoRecords : report.Lines.All(line => line.Change is ReplayChange.Same or ReplayChange.OnlyThen) ? Unchanged
            : Counts(report.Count(ReplayChange.Gone), report.Count(ReplayChange.Earlier), report.Count(ReplayChange.Later), report.Count(ReplayChange.New), report.Count(ReplayChange.Same));
    }

    protected abstract string NoRecords { get; }
    protected abstract string Unchanged { get; }
    protected abstract string Counts(int gone, int earlier, int later, int added, int same);

    /// <summary>From how many days habits were learned.</summary>
    public abstract string Learned(int days);

    /// <summary>What becomes of an alert, as <c>20 min earlier</c>.</summary>
    public string Change(ReplayLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Change switch
        {
            ReplayChange.Earlier => Earlier(Duration(line.Moved!.Value)),
            ReplayChange.Later => Later(Duration(line.Moved!.Value)),
            _ => Change(line.Change),
        };
    }

    protected abstract string Earlier(string by);
    protected abstract string Later(string by);
    protected abstract string Change(ReplayChange change);
    protected abstract string Hour { get; }

    /// <summary>What really came.</summary>
    /// <param name="when">The time of day, or day and time.</param>
    public abstract string Happened(string when);

    public abstract string DidNotHappen { get; }
    public abstract string ResolvedAs(string cause);
    public abstract string StillOpen { get; }
    public abstract string MissedNeed { get; }
    public abstract string AsBefore(int count);
    public abstract string Limitations { get; }

    /// <summary>What the comparison rests on, a sentence each.</summary>
    public IEnumerable<string> Notes(ReplayReport report, int planChanges)
    {
        ArgumentNullException.ThrowIfNull(report);
        yield return Learned(report.DaysLearned);
        yield return PresentPlan(planChanges);
        yield return LeftOut(report.LeftOut);
        if (report.Outages > 0)
        {
            yield return Outages(report.Outages);
        }

        yield return Assumed(report.Assumed);
        if (report.Failures > 0)
        {
            yield return Failures(report.Failures);
        }
    }

    protected abstract string PresentPlan(int changes);
    protected abstract string LeftOut(int alerts);
    protected abstract string Outages(int count);
    protected abstract string Assumed(int alerts);
    protected abstract string Failures(int count);

    private string Duration(TimeSpan by)
    {
        var minutes = (int)Math.Round(by.Duration().TotalMinutes);
        return minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} {Hour}" : $"{minutes / 60} {Hour} {minutes % 60} min";
    }
}
