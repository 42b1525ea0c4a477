using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>Whether an address can be one of its channel. It cannot know whether it is the right one: that is what a test message is for.</summary>
internal static class ContactCheck
{
    private const int Most = 10;

    // Of a plan of a later version, or of a form that was not ours.
    private static readonly Sentence OfNoChannel = new("en adresse for en kanal som finnes her", "an address of a channel that there is here");

    /// <summary>What is wrong with the first that is wrong, or null.</summary>
    public static Sentence? Fault(ImmutableArray<Contact> contacts)
    {
        if (contacts.Length > Most)
        {
            return new($"En person kan ha høyst {Most} adresser. Ta bort noen.", $"A person can have at most {Most} addresses. Take some away.");
        }

        foreach (var contact in contacts)
        {
            var type = ChannelTypes.Find(contact.Channel);
            if (type?.Normal(contact.Address) is null)
            {
                var (nb, en) = type?.Address ?? OfNoChannel;
                return new($"«{contact.Address}» er ikke {nb}. Rett den.", $"'{contact.Address}' is not {en}. Put it right.");
            }
        }

        return null;
    }

    /// <summary>The contacts as they are kept. Those with a fault stay as they are.</summary>
    public static ImmutableArray<Contact> Normal(ImmutableArray<Contact> contacts)
        => [.. contacts.Select(contact => contact with { Address = ChannelTypes.Find(contact.Channel)?.Normal(contact.Address) ?? contact.Address }).Distinct()];
}
