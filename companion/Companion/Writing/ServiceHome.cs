using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// The companion itself, where it must be looked after: what is wrong with it is an alert like any other, with the same life, the same
/// history and the same people, and so it needs a home to be of. Nobody lives there (docs/decisions/0126).
/// </summary>
internal static class ServiceHome
{
    public const string Id = "hjemvakt";

    private const string Name = "Hjemvakt";

    /// <summary>Sees to it that it is there, in the transaction of whoever needs it.</summary>
    public static void Make(CompanionDb db, DateTimeOffset now)
    {
        if (db.Homes.Any(home => home.Id == Id))
        {
            return;
        }

        db.Homes.Add(new HomeRow { Id = Id, Name = Name, ResidentName = Name, Address = "–", TimeZone = "Europe/Oslo", AddedAt = now });
        db.SaveChanges();
    }
}
