namespace Hjemvakt.Companion.Web.Text;

/// <summary>What there is to say of rules that cost too many false alarms, in one language.</summary>
public abstract class QuietWords
{
    public abstract string Title { get; }
    public abstract string Lead { get; }
    public abstract string NoneOverspend { get; }

    /// <summary>As <c>5 false alarms in 28 days. Accepted: 0.2 a week.</c></summary>
    /// <param name="falseAlarms">How many there were.</param>
    /// <param name="days">In how many days.</param>
    /// <param name="perWeek">How many a week are accepted.</param>
    public abstract string Spent(int falseAlarms, int days, decimal perWeek);

    /// <summary>Of how many alerts of the rule that is.</summary>
    public abstract string Of(int alerts);

    public abstract string Causes(IEnumerable<string> causes);
    public abstract string WhatToDo { get; }
    public abstract string ToLimits { get; }
    public abstract string ToReplay { get; }

    /// <summary>The way from the list of homes.</summary>
    public abstract string ToList(int rules);

    public abstract string NeverOff { get; }
}
