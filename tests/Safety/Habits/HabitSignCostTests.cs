using Hjemvakt.Evaluation.Homes;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class HabitSignCostTests
{
    [Fact]
    public void Does_not_grow_with_history()
    {
        var home = new HomeWithHabits();
        var perSign = new List<double>();
        for (var month = 0; month < 12; month++)
        {
            var signs = SyntheticHome.Live(Berit, new DateOnly(2026, 1, 5).AddDays(28 * month), 28, month, Oslo).Signs;
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var sign in signs)
            {
                home.Habits = home.Engine.See(home.Habits, sign);
            }

            perSign.Add((double)(GC.GetAllocatedBytesForCurrentThread() - before) / signs.Count);
        }

        // Bytes, because time on a busy machine is no measure. The first month is cold, and cheaper.
        perSign.Skip(1).Max().ShouldBeLessThan(1.2 * perSign.Skip(1).Min());
        perSign.Max().ShouldBeLessThan(1024);
    }
}
