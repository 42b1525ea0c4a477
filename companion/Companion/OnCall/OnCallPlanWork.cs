using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// Changes the plan: the next version is worked out from the one in the database, checked, stored and put in the history, all in one
/// transaction. Two who change it at once are both heard, one after the other.
/// </summary>
/// <param name="what">What is done, in a line.</param>
/// <param name="change">The plan with the change in it, or why not.</param>
/// <param name="whole">The whole plan comes from somewhere else. Otherwise a fault that was there before does not hold up a change that has nothing to do with it.</param>
internal sealed class OnCallPlanWork(
    CurrentOnCallPlan book, string byId, string byName, string device, string what, Func<OnCallPlan, (OnCallPlan? Plan, Sentence? Refusal)> change, bool whole = false) : HomeWork
{
    /// <summary>The chain of the history that holds what is of no home. No home has such an id.</summary>
    public const string History = "/on-call";

    private static readonly Sentence Overtaken = new(
        "Noen har endret vaktlisten i mellomtiden; ingenting ble endret. Importer på nytt, og se hva som endres nå.",
        "Somebody has changed the plan meanwhile; nothing was changed. Import again and look at what it changes now.");

    /// <summary>The version that whoever wants the change has seen; null to change whatever there is.</summary>
    public long? OverVersion { get; init; }

    /// <summary>Why it was refused, or null; known once the work is done.</summary>
    public Sentence? Refusal { get; private set; }

    public override void Execute(HomeTransaction transaction) => Refusal = Change(transaction.Db, book, transaction.Now);

    /// <summary>Does it in a transaction of the caller's.</summary>
    /// <returns>Why not, or null when done.</returns>
    public Sentence? Change(CompanionDb db, CurrentOnCallPlan now, DateTimeOffset at)
    {
        // With the names of today, and who has left, as everybody sees it.
        var (version, plan) = now.Read(db);
        if (OverVersion is { } seen && seen != version)
        {
            return Overtaken;
        }

        var (next, refusal) = change(plan);
        if ((refusal ?? (next is not null && Faults(db, plan, next, at, whole) is [var fault, ..] ? fault : null)) is { } why)
        {
            return why;
        }

        if (next is not null)
        {
            db.OnCallPlans.Add(new OnCallPlanRow { Version = version + 1, At = at, By = byId, What = what, Body = OnCallPlanJson.Write(next) });
            new AuditTrail(db).Append(History, null, at, "planChanged", byName, device, $"version {version + 1}: {what}", byId);
            db.SaveChanges();
        }

        return null;
    }

    /// <summary>Everything that speaks against putting a plan in the place of another.</summary>
    public static IReadOnlyList<Sentence> Faults(CompanionDb db, OnCallPlan before, OnCallPlan after, DateTimeOffset at, bool whole)
    {
        var homes = db.Homes.Select(home => home.Id).ToList();
        var faults = PlanCheck.Faults(after, homes, ServiceHome.Id);
        var standing = whole ? faults : [.. faults.Except(PlanCheck.Faults(before, homes, ServiceHome.Id))];
        return [.. standing.Concat(AgreementCheck.Faults(before, after, at)).Select(fault => fault.InWords())];
    }

    internal override void Committed(HomeTransaction transaction)
    {
        book.Load();
        base.Committed(transaction);
    }
}
