using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Benchmarks.Tests.Rules;

/// <summary>Many homes with a history, each in memory of its own, and the next day that happens in them.</summary>
internal sealed class MeasuredHomes
{
    // So many different people; the others are copies of them that share nothing.
    private const int People = 20;

    // A batch of the wire holds at most 32 records.
    private const int Stretch = 20;

    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
    private static readonly DateTimeOffset Start = new(2025, 1, 5, 23, 0, 0, TimeSpan.Zero);

    private readonly HomeEngine engine = new(AlertLimits.Default, RuleCatalogue.All);
    private readonly HomeState[] before;
    private readonly HomeState[] homes;
    private readonly List<HomeRecord>[] days;

    public MeasuredHomes(int count, int historyDays)
    {
        (Homes, HistoryDays) = (count, historyDays);
        var people = Enumerable.Range(0, People).Select(person => Live(person, historyDays)).ToList();
        before = [.. Enumerable.Range(0, count).Select(home => Copy(people[home % People], $"home-{home}"))];
        homes = new HomeState[count];
        days = [.. Enumerable.Range(0, People).Select(person => OrdinaryDays.Of(Start.AddDays(historyDays), person))];
    }

    public int Homes { get; }

    public int HistoryDays { get; }

    /// <summary>
    /// Nanoseconds and bytes of one record. In every home the same stretch of a day happens, home after home as batches come in; few homes
    /// live it more often than many, so that the work is the same.
    /// </summary>
    public (double Ns, double Bytes) Measure(int records)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = TimeProvider.System.GetTimestamp();
        for (var pass = 0; pass < records / (homes.Length * Stretch); pass++)
        {
            before.CopyTo(homes, 0);
            for (var home = 0; home < homes.Length; home++)
            {
                var day = days[home % People];
                for (var number = day.Count / 3; number < (day.Count / 3) + Stretch; number++)
                {
                    homes[home] = engine.Apply(homes[home], day[number], day[number].OccurredAt).Home;
                }
            }
        }

        var time = TimeProvider.System.GetElapsedTime(started);
        return (time.TotalNanoseconds / records, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / records);
    }

    private HomeState Live(int person, int historyDays)
    {
        var home = engine.Replan(HomeState.Empty("person"), new RulePlan(OrdinaryDays.Plan, Oslo), Start).Home;
        for (var day = 0; day < historyDays; day++)
        {
            foreach (var record in OrdinaryDays.Of(Start.AddDays(day), person))
            {
                if (home.NextDue <= record.OccurredAt)
                {
                    home = engine.Tick(home, record.OccurredAt).Home;
                }

                home = engine.Apply(home, record, record.OccurredAt).Home;
            }
        }

        // Alerts are for people to end; what is measured is the rules.
        return home with { Alerts = [] };
    }

    private static HomeState Copy(HomeState home, string id) => home with
    {
        HomeId = id,
        Rules = home.Rules with
        {
            Points = [.. home.Rules.Points],
            Watches = [.. home.Rules.Watches],
            Habits = HabitCodec.Read(HabitCodec.WriteLearned(home.Rules.Habits), HabitCodec.WriteNow(home.Rules.Habits)),
        },
    };
}
