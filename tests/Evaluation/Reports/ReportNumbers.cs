using System.Globalization;

namespace Hjemvakt.Evaluation.Reports;

/// <summary>Numbers as the reports write them, the same in every country.</summary>
internal static class ReportNumbers
{
    /// <summary>As <c>4:07</c> (hours and minutes).</summary>
    public static string Clock(TimeSpan time) => Say($"{(int)time.TotalHours}:{time.Minutes:00}");

    /// <summary>The same, or a dash where there was nothing to measure.</summary>
    public static string Clock(TimeSpan time, int measured) => measured == 0 ? "–" : Clock(time);

    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
