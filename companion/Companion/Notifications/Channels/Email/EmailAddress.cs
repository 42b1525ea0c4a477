using MimeKit;

namespace Hjemvakt.Companion.Notifications.Channels.Email;

/// <summary>E-mail addresses. They are checked with the parser that sends to them, so that none is saved that can never be reached.</summary>
internal static class EmailAddress
{
    // RFC 5321, section 4.5.3.1.3, less the brackets.
    private const int Longest = 254;

    /// <summary>Whether it is one address and nothing else: no name beside it, no comment.</summary>
    public static bool IsValid(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Length <= Longest && MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && parsed.Domain.Length > 0;
    }

    /// <summary>The address as the sender takes it.</summary>
    /// <exception cref="ParseException">It is none.</exception>
    public static MailboxAddress Parse(string address) => MailboxAddress.Parse(address);
}
