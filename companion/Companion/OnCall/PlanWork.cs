using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.OnCall;

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

    public override void Execute(HomeTransaction transaction) => Refusal = Change(transaction.Db, book, transaction.Now);

    /// <summary>Does it in a transaction of the caller's.</summary>
    /// <returns>Why not, or null when done.</returns>
    public Sentence? Change(CompanionDb db, OnCallBook now, DateTimeOffset at)
    {
        // With the names of today, and who has left, as everybody sees it.
        var (version, plan) = now.Read(db);
        var (next, refusal) = change(plan);
        if ((refusal ?? (next is not null && PlanCheck.Faults(next) is [var fault, ..] ? fault : null)) is { } why)
        {
            return why;
        }

        if (next is not null)
        {
            db.OnCallPlans.Add(new OnCallPlanRow { Version = version + 1, At = at, By = byId, What = what, Body = PlanJson.Write(next) });
            new AuditTrail(db).Append(History, null, at, "planChanged", byName, device, $"version {version + 1}: {what}", byId);
            db.SaveChanges();
        }

        return null;
    }

    internal override void Committed(HomeTransaction transaction)
    {
        book.Load();
        base.Committed(transaction);
    }
}
