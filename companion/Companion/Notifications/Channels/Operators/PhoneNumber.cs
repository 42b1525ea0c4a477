using System.Text.RegularExpressions;
using Hjemvakt.Companion.Common;
using PhoneNumbers;

namespace Hjemvakt.Companion.Notifications.Channels.Operators;

/// <summary>Telephone numbers. Without a country code it is a number of this country.</summary>
internal static partial class PhoneNumber
{
    private const string Country = "NO";

    public static Sentence Example { get; } = new("et telefonnummer, som 900 12 345 eller +47 900 12 345", "a telephone number, as 900 12 345 or +47 900 12 345");

    /// <summary>The number in E.164, as <c>+4790012345</c>, or null. A number that the country's own plan does not know is a slip.</summary>
    public static string? Normal(string text)
    {
        if (!Dialled().IsMatch(text))
        {
            return null;
        }

        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var number = numbers.Parse(text, Country);
            return numbers.IsValidNumber(number) && !number.HasExtension ? numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // The library also reads letters, as on a telephone's keys.
    [GeneratedRegex(@"^[\s(]*\+?[0-9 ().\-/\u00A0\u202F]{3,32}\z")]
    private static partial Regex Dialled();
}
