using System.ComponentModel;
using System.Globalization;

namespace Hjemvakt.Companion.Settings;

/// <summary>
/// For how many days records of each kind are kept after they came. What somebody does at home hour by hour is kept as long as
/// it helps to know what is usual, and no longer; alarms, and what belongs to care, as long as a record of care is.
/// </summary>
[TypeConverter(typeof(Converter))]
public sealed class RetentionPeriods
{
    /// <summary>Ten years, the usual period for documentation of health care in Norway.</summary>
    private const int Decade = 3653;

    private const int Quarter = 90, Year = 365;

    private readonly Dictionary<string, int> days;

    private RetentionPeriods(Dictionary<string, int> days) => this.days = days;

    /// <summary>What holds unless it is set otherwise.</summary>
    public static RetentionPeriods Default { get; } = new(new Dictionary<string, int>
    {
        ["motion"] = Quarter, ["presence"] = Quarter, ["door"] = Quarter, ["quarantined"] = Quarter,
        ["env"] = Year, ["power"] = Year, ["sensor"] = Year, ["gap"] = Year,
        ["contact"] = Decade, ["vital"] = Decade, ["fall"] = Decade, ["help"] = Decade, ["cancel"] = Decade, ["tamper"] = Decade, ["hazard"] = Decade, ["test"] = Decade,
    });

    /// <summary>Days for each kind of record.</summary>
    public IReadOnlyDictionary<string, int> Days => days;

    /// <summary>The longest period there is.</summary>
    public int Longest => days.Values.Max();

    /// <summary>These periods with some of them changed.</summary>
    /// <param name="text">As in <c>motion=30,env=90</c>: kinds and days, 7 to 36 500.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    public RetentionPeriods With(string text, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var changed = new Dictionary<string, int>(days);
        fault = null;
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var kind, var number] || !changed.ContainsKey(kind))
            {
                fault = $"'{pair}' is not KIND=DAYS with one of {string.Join(", ", days.Keys.Order(StringComparer.Ordinal))}";
            }
            else if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var period) || period is < 7 or > 36_500)
            {
                fault = $"'{pair}': 7 to 36500 days can be kept; what is usual in a home is learned over weeks";
            }
            else
            {
                changed[kind] = period;
            }
        }

        return fault is null ? new RetentionPeriods(changed) : this;
    }

    private sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Default.With((string)value, out _);
    }
}
