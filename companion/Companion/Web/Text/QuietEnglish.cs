using System.Globalization;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Rules with too many false alarms, in English.</summary>
public sealed class QuietEnglish : QuietWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public override string Title => "Too many false alarms";
    public override string Lead => "Rules that have had more false alarms in a home in the last 28 days than chance explains.";
    public override string NoneOverspend => "No rule has too many false alarms.";

    public override string Spent(int falseAlarms, int days, decimal perWeek)
        => $"{falseAlarms} false alarms in {(days == 1 ? "1 day" : $"{days} days")}. Accepted: {perWeek.ToString("0.##", Culture)} a week.";

    public override string Of(int alerts) => alerts == 1 ? "Of 1 alert." : $"Of {alerts} alerts.";
    public override string Causes(IEnumerable<string> causes) => $"Resolved as: {string.Join(", ", causes)}.";
    public override string WhatToDo => "Find out why, together with whoever answers the alerts. Put the sensor right, change the limit, or put visits in the plan.";
    public override string ToLimits => "Change the limits";
    public override string ToReplay => "Try other limits first";
    public override string ToList(int rules) => rules == 1 ? "1 rule has too many false alarms" : $"{rules} rules have too many false alarms";
    public override string NeverOff => "The rule stays on until somebody changes it.";
}
