using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// Changes the plan: the next version is worked out from the one in the database, checked, stored and put in the history, all in one
/// transaction. Two who change it at once are both heard, one after the other.
/// </summary>
/// <param name="what">What is done, in a line.</param>
/// <param name="change">The plan with the change in it, or why not.</param>
internal sealed class PlanWork(OnCallBook book, string byId, string byName, string device, string what, Func<OnCallPlan, (OnCallPlan? Plan, Sentence? Refusal)> change) : HomeWork
{
    /// <summary>The chain of the history that holds what is of no home. No home has such an id.</summary>
    public const string History = "/on-call";

    /// <summary>Why it was refused, or null; known once the work is done.</summary>
    public Sentence? Refusal { get; private set; }

    public override void Execute(HomeTransaction transaction)
    {
        var db = transaction.Db;
        var row = db.OnCallPlans.AsNoTracking().OrderByDescending(plan => plan.Version).FirstOrDefault();
        // With the names of today, and who has left, as everybody sees it.
        var (next, refusal) = change(book.Read(db).Plan);
        Refusal = refusal ?? (next is not null && PlanCheck.Faults(next) is [var fault, ..] ? fault : null);
        if (Refusal is not null || next is null)
        {
            return;
        }

        var version = (row?.Version ?? 0) + 1;
        db.OnCallPlans.Add(new OnCallPlanRow { Version = version, At = transaction.Now, By = byId, What = what, Body = PlanJson.Write(next) });
        new AuditTrail(db).Append(History, null, transaction.Now, "planChanged", byName, device, $"version {version}: {what}", byId);
        db.SaveChanges();
    }

    internal override void Committed(HomeTransaction transaction)
    {
        book.Load();
        base.Committed(transaction);
    }
}
