using System.ComponentModel;
using System.Globalization;

namespace Hjemvakt.Companion.Settings;

/// <summary>Text that no log, no page and no error gets to see by accident: it shows itself as three stars.</summary>
[TypeConverter(typeof(Converter))]
public sealed class SecretText(string text)
{
    /// <summary>The text itself.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";

    private sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => new SecretText((string)value);
    }
}
