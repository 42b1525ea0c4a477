using System.Globalization;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Short names of days and months as the pages write them. Those of the system change from one version of its language data to the next.</summary>
internal static class ShortNames
{
    /// <summary>A culture with these names in place of the system's.</summary>
    /// <param name="culture">Its name, as <c>nb-NO</c>.</param>
    /// <param name="days">Seven, from Sunday.</param>
    /// <param name="months">Twelve, from January.</param>
    public static CultureInfo In(string culture, string days, string months)
    {
        var changed = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
        string[] twelve = [.. months.Split(' '), ""];
        (changed.DateTimeFormat.AbbreviatedDayNames, changed.DateTimeFormat.AbbreviatedMonthNames, changed.DateTimeFormat.AbbreviatedMonthGenitiveNames) = (days.Split(' '), twelve, twelve);
        return CultureInfo.ReadOnly(changed);
    }
}
