using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes;

/// <summary>Homes, kept in the database.</summary>
internal sealed class HomeRegistry(IDbContextFactory<CompanionDb> databases, Administration administration, IHomePlans plans, TimeProvider time) : IHomeRegistry
{
    public async Task AddAsync(HomeCard card, Actor by, CancellationToken cancel = default)
    {
        Check(card);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await administration.BeginAsync(db, cancel);
        var row = await db.Homes.FindAsync([card.Id], cancel);
        if (row is null)
        {
            db.Homes.Add(new HomeRow
            {
                Id = card.Id,
                Name = card.Name,
                ResidentName = card.ResidentName,
                Address = card.Address,
                TimeZone = card.TimeZone,
                Rooms = RoomsJson(card.Rooms),
                AddedAt = time.GetUtcNow(),
            });
        }
        else
        {
            row.Name = card.Name;
            row.ResidentName = card.ResidentName;
            row.Address = card.Address;
            row.TimeZone = card.TimeZone;
            row.Rooms = RoomsJson(card.Rooms);
        }

        // The names of what changed and not what it says: whoever lives there may have the home's own history erased one day.
        if (row is null)
        {
            administration.Append(db, "homeAdded", by, $"home '{card.Id}'");
        }
        else if (string.Join(", ", db.Entry(row).Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)) is { Length: > 0 } changed)
        {
            administration.Append(db, "homeChanged", by, $"home '{card.Id}': {changed}");
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await plans.ReadAgainAsync(card.Id);
    }

    public async Task<HomeCard?> FindAsync(string homeId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Homes.FindAsync([homeId], cancel) is { } row ? CardOf(row) : null;
    }

    public async Task<IReadOnlyList<HomeCard>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Homes.AsNoTracking().Where(home => home.Id != ServiceHome.Id).OrderBy(home => home.Name).ToListAsync(cancel);
        return [.. rows.Select(CardOf)];
    }

    internal static string RoomsJson(IReadOnlyDictionary<string, string> rooms) => JsonSerializer.Serialize(rooms);

    internal static HomeCard CardOf(HomeRow row) => new(row.Id, row.Name, row.ResidentName, row.Address, row.TimeZone)
    {
        Rooms = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Rooms) ?? [],
    };

    private static void Check(HomeCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        Ids.Check(card.Id, "home");
        if (card.Id == ServiceHome.Id)
        {
            throw new ArgumentException($"'{card.Id}' is the companion itself. Choose another id for the home.");
        }

        if (string.IsNullOrWhiteSpace(card.Name) || string.IsNullOrWhiteSpace(card.ResidentName))
        {
            throw new ArgumentException($"Home '{card.Id}' needs a name and the resident's name.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(card.TimeZone, out _))
        {
            throw new ArgumentException($"'{card.TimeZone}' is no time zone: use an IANA name such as Europe/Oslo.");
        }
    }
}
