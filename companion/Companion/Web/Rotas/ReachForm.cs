using System.Collections.Immutable;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Web.Rotas;

/// <summary>How somebody is reached, as a form with one field a channel. What the form has no field for stays.</summary>
public static class ReachForm
{
    /// <summary>The fields, in the order in which they are tried, as the form says.</summary>
    public static ImmutableArray<Channel> Channels { get; } = [.. ChannelTypes.All.Where(type => type.IsPersonal).Select(type => type.Kind)];

    /// <summary>The keyboard that a telephone shows for a field.</summary>
    public static string InputMode(Channel channel) => ChannelTypes.Find(channel)?.InputMode ?? "text";

    /// <summary>What stands in a channel's field.</summary>
    public static string? Address(ImmutableArray<Contact> contacts, Channel channel) => contacts.Where(contact => contact.Channel == channel).Select(contact => contact.Address).FirstOrDefault();

    /// <summary>The addresses that no field shows.</summary>
    public static ImmutableArray<Contact> Further(ImmutableArray<Contact> contacts) => [.. contacts.Where(contact => !IsShown(contacts, contact))];

    /// <summary>The contacts with what was typed: a field changes the first address of its channel, and an empty one takes it away.</summary>
    public static ImmutableArray<Contact> Onto(ImmutableArray<Contact> contacts, Func<Channel, string?> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var shown = Channels.Select(channel => new Contact(channel, typed(channel)?.Trim() ?? "")).Where(contact => contact.Address.Length > 0);
        return [.. shown, .. Further(contacts)];
    }

    private static bool IsShown(ImmutableArray<Contact> contacts, Contact contact) => Channels.Contains(contact.Channel) && Address(contacts, contact.Channel) == contact.Address;
}
