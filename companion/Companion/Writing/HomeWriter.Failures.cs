using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;

namespace Hjemvakt.Companion.Writing;

/// <content>What becomes of work that could not be stored.</content>
internal sealed partial class HomeWriter
{
    private void Outage(List<HomeWork> batch, Exception error)
    {
        metrics.StorageFailed();
        health.Failed();
        log.LogError("The database cannot be used, {Count} messages or steps were refused: {Error}", batch.Count, error.Message);
        session.Leave();
        Refuse(batch, error);
        // Timers are not asked for again by anybody else.
        ticker.Again();
    }

    private void StepDown(List<HomeWork> batch, NotTheWriterException error)
    {
        if (!SteppedDown)
        {
            log.LogCritical("This companion ends: the database is no longer its own, {Why}. Start it again and it stands by.", error.Message);
            SteppedDown = true;
            // Not from here: whoever listens to the end may wait for this very thread.
            Task.Run(lifetime.StopApplication);
        }

        Refuse(batch, error);
    }

    private static void Refuse(List<HomeWork> batch, Exception error)
    {
        foreach (var work in batch)
        {
            work.Failed(new StorageUnavailableException("The database cannot be used just now.", error));
        }
    }

    private void Defect(HomeWork work, Exception error)
    {
        metrics.Defect();
        log.LogCritical(error, "{Work} failed, and it is the program's fault.", work.GetType().Name);
        // What failed to report must not report that again.
        if (work is not ReportWork)
        {
            Failed(new PartFailure(work.GetType().Name, "", error));
        }

        // Timers are not asked for again by anybody else.
        ticker.Again();
        try
        {
            var saved = false;
            Commit([work], (w, transaction) => saved = w.ExecuteAfterDefect(transaction, error) ? true : throw new InvalidOperationException("Nothing to save.", error));
        }
        catch (Exception second) when (Database.IsOutage(second))
        {
            Outage([work], second);
        }
        catch (NotTheWriterException second)
        {
            StepDown([work], second);
        }
        catch (Exception)
        {
            work.Failed(error);
        }
    }
}
