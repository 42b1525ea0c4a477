using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Reads and writes plans within somebody's transaction.</summary>
internal static class PlanStore
{
    public static StoredPlan Find(CompanionDb db, string homeId) => db.HomePlans.AsNoTracking().FirstOrDefault(row => row.HomeId == homeId) is { } row
        ? new StoredPlan(HomePlanJson.Read(row.Plan), row.Version, row.ChangedAt, row.ChangedBy)
        : new StoredPlan(HomePlan.None, 0);

    /// <summary>The index of a home's plan, or null when there is no such home.</summary>
    public static RulePlan? Index(CompanionDb db, string homeId)
        => db.Homes.AsNoTracking().Where(home => home.Id == homeId).Select(home => home.TimeZone).FirstOrDefault() is { } zone
            ? new RulePlan(Find(db, homeId).Plan, TimeZoneInfo.FindSystemTimeZoneById(zone))
            : null;

    /// <summary>Writes a plan and the line of history that says who did. The plan has no faults.</summary>
    /// <returns>False when <paramref name="overVersion"/> is not the one there is.</returns>
    /// <exception cref="ArgumentException">There is no such home.</exception>
    public static bool Write(CompanionDb db, string homeId, HomePlan plan, long? overVersion, Actor who, DateTimeOffset now)
    {
        var home = db.Homes.FirstOrDefault(row => row.Id == homeId) ?? throw new ArgumentException($"There is no home '{homeId}'. Add it first.");
        var row = db.HomePlans.FirstOrDefault(known => known.HomeId == homeId);
        if (overVersion is { } over && over != (row?.Version ?? 0))
        {
            return false;
        }

        var before = row is null ? HomePlan.None : HomePlanJson.Read(row.Plan);
        var json = HomePlanJson.Write(plan);
        if (row is null)
        {
            db.HomePlans.Add(new HomePlanRow { HomeId = homeId, Version = 1, Plan = json, ChangedAt = now, ChangedBy = who.Name });
        }
        else
        {
            (row.Version, row.Plan, row.ChangedAt, row.ChangedBy) = (row.Version + 1, json, now, who.Name);
        }

        if (!plan.Points.IsEmpty)
        {
            home.Rooms = HomeRegistry.RoomsJson(plan.Points.ToDictionary(point => point.Id, point => point.Room));
        }

        new AuditTrail(db).Append(homeId, null, now, "planChanged", who.Name, who.Device, PlanChanges.Of(before, plan));
        db.SaveChanges();
        return true;
    }
}
