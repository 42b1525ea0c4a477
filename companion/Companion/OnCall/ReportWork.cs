using Hjemvakt.Companion.Homes;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Companion.OnCall;

/// <summary>Something is wrong with the companion itself: a technical alert, unless there is one already.</summary>
internal sealed class ReportWork(AlertKind kind, string point, string detail) : HomeWork
{
    public override bool IsUrgent => false;

    public override void Execute(HomeTransaction transaction) => Report(transaction, kind, point, detail);

    public static void Report(HomeTransaction transaction, AlertKind kind, string point, string detail)
    {
        ServiceHome.Make(transaction.Db, transaction.Now);
        transaction.Carry(transaction.Engine.Report(transaction.Home(ServiceHome.Id), new Finding(kind, Severity.Technical, "companion"), point, detail, transaction.Now));
    }
}
