using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// The secret part of a person's calendar address: calendars cannot sign in. It names the person, sealed with the companion's own keys,
/// and opens nothing but that person's duties. Once it has been renewed, every address of before is closed.
/// </summary>
public sealed class CalendarKeys(IDataProtectionProvider protection, Database database)
{
    // How often it was renewed is not kept, only with what: a token of the user, absent until the first time.
    private const string Provider = "hjemvakt-calendar", Name = "seal";

    private readonly IDataProtector seal = protection.CreateProtector("Hjemvakt.Calendar.v1");

    /// <summary>The key of a person's calendar.</summary>
    public string KeyOf(string personId)
    {
        using var db = database.Context();
        return seal.Protect(Text(personId, TokenOf(db, personId)?.Value));
    }

    /// <summary>Whose calendar it is, or null when it is no key of ours or no longer one.</summary>
    public string? PersonOf(string key)
    {
        string text;
        try
        {
            text = seal.Unprotect(key);
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }

        var personId = text.Split('\n')[0];
        using var db = database.Context();
        return text == Text(personId, TokenOf(db, personId)?.Value) ? personId : null;
    }

    /// <summary>From now on <see cref="KeyOf"/> gives another key, and no key of before opens anything.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be stored just now; the keys of before stay.</exception>
    public void Renew(string personId)
    {
        using var db = database.Context();
        if (TokenOf(db, personId) is { } token)
        {
            token.Value = NewSeal();
        }
        else
        {
            db.UserTokens.Add(new IdentityUserToken<string> { UserId = personId, LoginProvider = Provider, Name = Name, Value = NewSeal() });
        }

        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException error)
        {
            throw new StorageUnavailableException("The new address of a calendar could not be stored.", error);
        }
    }

    private static string Text(string personId, string? renewed) => renewed is null ? personId : $"{personId}\n{renewed}";

    private static string NewSeal() => Guid.NewGuid().ToString("N");

    private static IdentityUserToken<string>? TokenOf(CompanionDb db, string personId) => db.UserTokens.Find(personId, Provider, Name);
}
