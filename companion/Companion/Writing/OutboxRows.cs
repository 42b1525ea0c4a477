using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Writing;

/// <summary>Messages to rows.</summary>
internal static class OutboxRows
{
    /// <summary>How long a message stays in the hands of who took it. Longer than any attempt takes; after it, somebody else may try.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The messages of one round, in the hands of <paramref name="owner"/> from the start: who asks is the first to deliver.</summary>
    public static IEnumerable<NotificationRow> Of(Alert alert, Asked asked, DateTimeOffset now, string owner)
    {
        foreach (var person in asked.People)
        {
            if (asked.AllAtOnce)
            {
                foreach (var contact in person.Contacts)
                {
                    yield return Row(alert, person.Id, person.Name, contact, [], now, owner);
                }
            }
            else if (person.Contacts is [var first, .. var rest])
            {
                yield return Row(alert, person.Id, person.Name, first, rest, now, owner);
            }
        }

        foreach (var centre in asked.Centres)
        {
            yield return Row(alert, "", centre, new Contact(Channel.Webhook, centre), [], now, owner);
        }
    }

    /// <summary>The message over the next channel, when one has failed; null when there is none left.</summary>
    public static NotificationRow? Next(NotificationRow failed, DateTimeOffset now, string owner)
    {
        if (failed.Otherwise is null || JsonSerializer.Deserialize<Contact[]>(failed.Otherwise) is not [var next, .. var rest])
        {
            return null;
        }

        return new NotificationRow
        {
            Id = IdOf(failed.Id.ToString(), failed.PersonId, next),
            AlertId = failed.AlertId,
            HomeId = failed.HomeId,
            Severity = failed.Severity,
            Round = failed.Round,
            PersonId = failed.PersonId,
            PersonName = failed.PersonName,
            Channel = next.Channel,
            Address = next.Address,
            Otherwise = rest.Length == 0 ? null : JsonSerializer.Serialize(rest),
            CreatedAt = failed.CreatedAt,
            DueAt = now,
            LeasedUntil = now + Lease,
            LeasedBy = owner,
        };
    }

    private static NotificationRow Row(Alert alert, string personId, string personName, Contact contact, ImmutableArray<Contact> rest, DateTimeOffset now, string owner) => new()
    {
        Id = IdOf(FormattableString.Invariant($"{alert.Id}/{alert.Version}"), personId, contact),
        AlertId = alert.Id,
        HomeId = alert.HomeId,
        Severity = alert.EscalatesAs,
        Round = alert.Round,
        PersonId = personId,
        PersonName = personName,
        Channel = contact.Channel,
        Address = contact.Address,
        Otherwise = rest.IsEmpty ? null : JsonSerializer.Serialize(rest.ToArray()),
        CreatedAt = now,
        DueAt = now,
        LeasedUntil = now + Lease,
        LeasedBy = owner,
    };

    /// <param name="asking">The step of the alert that asks, or the message that has failed. Not the time: a clock that was put back may show it twice.</param>
    private static Guid IdOf(string asking, string person, Contact contact)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{asking}/{person}/{contact.Channel}/{contact.Address}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
