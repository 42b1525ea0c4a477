using Microsoft.AspNetCore.DataProtection;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// The secret part of a person's calendar address: calendars cannot sign in. It names the person, sealed with the companion's own keys,
/// and opens nothing but that person's duties.
/// </summary>
public sealed class CalendarKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("Hjemvakt.Calendar.v1");

    /// <summary>The key of a person's calendar.</summary>
    public string KeyOf(string personId) => seal.Protect(personId);

    /// <summary>Whose calendar it is, or null when it is no key of ours.</summary>
    public string? PersonOf(string key)
    {
        try
        {
            return seal.Unprotect(key);
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
