using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Writing;

/// <summary>Something is wrong with the companion itself: a technical alert, unless there is one about the same thing already.</summary>
/// <param name="point">Which channel, rota or part, as people read it.</param>
/// <param name="about">What makes it another alert than an open one of the same kind; null when that is the point.</param>
internal sealed class ReportWork(AlertKind kind, string point, string detail, string? about = null) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction) => Report(transaction, kind, point, detail, about);

    public static void Report(HomeTransaction transaction, AlertKind kind, string point, string detail, string? about = null)
    {
        ServiceHome.Make(transaction.Db, transaction.Now);
        transaction.Carry(transaction.Engine.Report(transaction.Home(ServiceHome.Id), new Finding(kind, "companion", null, new Reason { At = transaction.Now, Detail = $"{point}: {detail}" }, About: about), point, detail, transaction.Now));
    }
}
