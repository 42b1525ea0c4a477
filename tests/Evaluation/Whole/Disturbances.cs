using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Evaluation.Whole;

/// <summary>One of the oddities of a life with home care, laid over a recorded life.</summary>
/// <param name="Pets">The plan says that a pet lives there.</param>
public sealed record Disturbance(string Name, Func<HomeLife, Random, HomeLife> Apply, bool Pets = false);

/// <summary>What happens in ordinary homes and in few recordings. Each keeps the hindsight: who is at home stays known.</summary>
public static class Disturbances
{
    public static IReadOnlyList<Disturbance> All { get; } =
    [
        new("as recorded", (life, _) => life),
        new("home care four times a day", HomeCare),
        new("stray pulses, five a day", StrayPulses),
        new("a sensor stuck for five days", Stuck),
        new("a cat", Cat, Pets: true),
        new("a weekend away", Travel),
    ];

#pragma warning disable CA5394 // Reproducible draws are the point here.
    private static HomeLife HomeCare(HomeLife life, Random random)
    {
        var (door, room) = (Door(life), Inside(life, random));
        var more = new List<HomeSign>();
        for (var day = life.Start.Date; day <= life.End.Date; day = day.AddDays(1))
        {
            foreach (var hour in new[] { 8.25, 12.25, 17.25, 21 })
            {
                var comes = new DateTimeOffset(day, TimeSpan.Zero).AddHours(hour).AddMinutes(random.Next(-10, 10));
                var goes = comes.AddMinutes(15);
                if (comes < life.Start || goes > life.End || life.IsAbsent(comes) || life.IsAbsent(goes))
                {
                    continue;
                }

                more.AddRange([door with { At = comes, On = true }, door with { At = comes.AddSeconds(8), On = false }]);
                for (var at = comes.AddSeconds(40); at < goes.AddMinutes(-1); at = at.AddMinutes(2))
                {
                    more.AddRange([room with { At = at, On = true }, room with { At = at.AddSeconds(2), On = false }]);
                }

                more.AddRange([door with { At = goes, On = true }, door with { At = goes.AddSeconds(8), On = false }]);
            }
        }

        return With(life, more);
    }

    private static HomeLife StrayPulses(HomeLife life, Random random)
    {
        var more = new List<HomeSign>();
        for (var i = 0; i < life.Days * 5; i++)
        {
            var at = life.Start + (random.NextDouble() * (life.End - life.Start));
            var pulse = Inside(life, random);
            more.AddRange([pulse with { At = at, On = true }, pulse with { At = at.AddSeconds(1), On = false }]);
        }

        return With(life, more);
    }

    private static HomeLife Stuck(HomeLife life, Random random)
    {
        var stuck = Inside(life, random);
        var from = life.Start + ((life.End - life.Start) * 0.4);
        var to = from.AddDays(5);
        var said = Enumerable.Range(0, 5 * 24).Select(hour => stuck with { At = from.AddHours(hour), On = true });
        return With(life with { Signs = [.. life.Signs.Where(sign => sign.Point != stuck.Point || sign.At < from || sign.At > to)] }, said);
    }

    private static HomeLife Cat(HomeLife life, Random random)
    {
        var more = new List<HomeSign>();
        for (var at = life.Start; at < life.End; at = at.AddMinutes(-25 * Math.Log(1 - random.NextDouble())))
        {
            var pulse = Inside(life, random);
            more.AddRange([pulse with { At = at, On = true }, pulse with { At = at.AddSeconds(2), On = false }]);
        }

        // A cat opens no cupboards: in a home of contacts it is not seen.
        return life.Signs.Any(sign => sign.Kind == SignKind.Motion) ? With(life, more) : life;
    }

    private static HomeLife Travel(HomeLife life, Random random)
    {
        var friday = life.Start.Date.AddDays(7);
        while (friday.DayOfWeek != DayOfWeek.Friday)
        {
            friday = friday.AddDays(1);
        }

        var (leaves, back) = (new DateTimeOffset(friday, TimeSpan.Zero).AddHours(16), new DateTimeOffset(friday, TimeSpan.Zero).AddHours(64).AddMinutes(random.Next(120)));
        var door = Door(life);
        var absences = life.Absences.Where(span => span.To <= leaves || span.From >= back).Append(new Span(leaves, back)).OrderBy(span => span.From).ToList();
        var signs = life.Signs.Where(sign => sign.At < leaves || sign.At > back);
        return With(life with { Signs = [.. signs], Absences = absences },
        [
            door with { At = leaves, On = true }, door with { At = leaves.AddSeconds(8), On = false }, door with { At = back, On = true }, door with { At = back.AddSeconds(8), On = false },
        ]);
    }

    private static HomeSign Inside(HomeLife life, Random random)
    {
        var inside = life.Signs.Where(sign => sign.Kind == SignKind.Motion).Select(sign => sign with { At = default, On = true }).Distinct().ToList();
        inside = inside.Count > 0 ? inside : [.. life.Signs.Where(sign => sign.Kind == SignKind.InnerDoor).Select(sign => sign with { At = default, On = true }).Distinct()];
        return inside[random.Next(inside.Count)];
    }
#pragma warning restore CA5394

    private static HomeSign Door(HomeLife life) => life.Signs.First(sign => sign.Kind == SignKind.Entrance);

    private static HomeLife With(HomeLife life, IEnumerable<HomeSign> more) => life with { Signs = [.. life.Signs.Concat(more).OrderBy(sign => sign.At)] };
}
