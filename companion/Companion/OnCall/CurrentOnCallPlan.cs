using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>The plan in force, in memory. A decision takes it once and sees nothing of a change half-way.</summary>
internal sealed class CurrentOnCallPlan(Database database, CompanionSettings settings, ILogger<CurrentOnCallPlan> log) : ICurrentOnCallPlan
{
    private readonly Lock reading = new();
    private volatile Edition edition = new(0, OnCallPlan.Empty);

    /// <summary>The plan, with its version.</summary>
    public Edition Now => edition;

    public OnCallPlan Plan => edition.Plan;

    /// <summary>The last reading has failed: there may be a newer plan.</summary>
    public bool IsStale { get; private set; }

    public event Action<OnCallPlan>? Changed;

    /// <summary>Reads the plan, and who still works here.</summary>
    /// <returns>False when nothing could be read; the plan stays what it was.</returns>
    public bool Load()
    {
        // One after the other: whoever reads first must not put the older plan in the place of the newer one.
        lock (reading)
        {
            // Until it is read, whatever may keep it from that.
            IsStale = true;
            IsStale = !TryRead();
            return !IsStale;
        }
    }

    private bool TryRead()
    {
        try
        {
            using var db = database.Context();
            var before = edition;
            edition = Read(db);
            if (OnCallPlanJson.Write(before.Plan) != OnCallPlanJson.Write(edition.Plan))
            {
                Changed?.Invoke(before.Plan);
            }

            return true;
        }
        catch (Exception error) when (Database.IsOutage(error) || error is System.Text.Json.JsonException)
        {
            log.LogError("The on-call plan could not be read, the last one stays in force: {Error}", error.Message);
            return false;
        }
    }

    /// <summary>The plan as it lies in the database.</summary>
    public Edition Read(CompanionDb db)
    {
        var row = db.OnCallPlans.AsNoTracking().OrderByDescending(plan => plan.Version).FirstOrDefault();
        var stored = row is null ? OnCallPlan.Empty : OnCallPlanJson.Read(row.Body);
        return new Edition(row?.Version ?? 0, WithStaff(db, stored) with { Centres = [.. settings.Notifications.Centres.Keys.Order(StringComparer.Ordinal)] });
    }

    // Names and roles are the users' own; somebody who may no longer answer is nobody to ask, whatever the plan says.
    private static OnCallPlan WithStaff(CompanionDb db, OnCallPlan plan)
    {
        var staff = (from user in db.Users.AsNoTracking()
                     join held in db.UserRoles on user.Id equals held.UserId
                     join role in db.Roles on held.RoleId equals role.Id
                     where role.Name == StaffRoles.OnCall
                     select new { user.Id, user.DisplayName }).ToDictionary(user => user.Id, user => user.DisplayName);
        var known = plan.People.Select(person => staff.Remove(person.Id, out var name) ? person with { Name = name, Active = true } : person with { Active = false }).ToList();
        return plan with { People = [.. known, .. staff.OrderBy(user => user.Value, StringComparer.Ordinal).Select(user => new Colleague(user.Key, user.Value, []))] };
    }

    /// <summary>A plan and its version.</summary>
    internal sealed record Edition(long Version, OnCallPlan Plan);
}
