using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>Whether an address can be one of its channel. It cannot know whether it is the right one: that is what a test message is for.</summary>
internal static partial class ContactCheck
{
    private const int Most = 10;

    /// <summary>What is wrong with the first that is wrong, or null.</summary>
    public static Sentence? Fault(ImmutableArray<Contact> contacts)
    {
        if (contacts.Length > Most)
        {
            return new($"En person kan ha høyst {Most} adresser. Ta bort noen.", $"A person can have at most {Most} addresses. Take some away.");
        }

        foreach (var contact in contacts)
        {
            var (right, nb, en) = contact.Channel switch
            {
                Channel.Sms or Channel.Voice => (Number().IsMatch(contact.Address), "et telefonnummer med landskode, som +4790012345", "a telephone number with its country code, as +4790012345"),
                Channel.Email => (Mail().IsMatch(contact.Address), "en e-postadresse", "an e-mail address"),
                Channel.Ntfy => (Topic().IsMatch(contact.Address), "et emne av bokstaver, tall, - og _ (minst 8 tegn, for emnet er også nøkkelen)", "a topic of letters, digits, - and _ (8 characters or more, for the topic is also the key)"),
                _ => (contact.Address.Length is > 0 and <= 64, "navnet på et responssenter", "the name of a response centre"),
            };
            if (!right)
            {
                return new($"«{contact.Address}» er ikke {nb}. Rett den.", $"'{contact.Address}' is not {en}. Put it right.");
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\z")]
    private static partial Regex Mail();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{8,64}\z")]
    private static partial Regex Topic();
}
