using CsCheck;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Tests.OnCall;

public sealed class DutyRosterTests
{
    [Fact]
    public void The_weeks_of_a_rota_follow_one_another_for_ever_and_have_always_done()
    {
        APlan.TwoWeeks.On(APlan.At(2026, 1, 5, 7, 59)).ShouldBe(["ola"]);
        APlan.TwoWeeks.On(APlan.At(2026, 1, 5, 8)).ShouldBe(["kari"]);
        APlan.TwoWeeks.On(APlan.At(2026, 1, 12, 8)).ShouldBe(["ola"]);
        APlan.TwoWeeks.On(APlan.At(2026, 1, 19, 8)).ShouldBe(["kari"]);
        APlan.TwoWeeks.On(APlan.At(2019, 12, 30, 12)).ShouldBe(["kari"], "314 weeks earlier, an even number");
        APlan.TwoWeeks.On(APlan.At(2026, 1, 12, 8), DutyLine.Second).ShouldBe(["liv"]);
    }

    [Fact]
    public void On_the_spring_night_the_night_shift_is_an_hour_shorter_and_hands_over_on_the_clock()
    {
        // 29 March 2026: 02:00 becomes 03:00.
        var rota = APlan.TwoWeeks with { Weeks = 1, Shifts = [APlan.Day(DayOfWeek.Saturday, 22, 7, "kari"), APlan.Day(DayOfWeek.Sunday, 7, 22, "ola")] };

        var night = DutyRoster.Between(rota, DutyLine.First, APlan.At(2026, 3, 29, 1), APlan.At(2026, 3, 29, 1, 1), _ => true).ShouldHaveSingleItem();

        (night.Until - night.From).ShouldBe(TimeSpan.FromHours(8));
        rota.On(APlan.At(2026, 3, 29, 6, 59)).ShouldBe(["kari"]);
        rota.On(APlan.At(2026, 3, 29, 7)).ShouldBe(["ola"]);
    }

    [Fact]
    public void On_the_autumn_night_it_is_an_hour_longer()
    {
        // 25 October 2026: 03:00 becomes 02:00.
        var rota = APlan.TwoWeeks with { Weeks = 1, Shifts = [APlan.Day(DayOfWeek.Saturday, 22, 7, "kari")] };

        var night = DutyRoster.Between(rota, DutyLine.First, APlan.At(2026, 10, 25, 1), APlan.At(2026, 10, 25, 1, 1), _ => true).ShouldHaveSingleItem();

        (night.Until - night.From).ShouldBe(TimeSpan.FromHours(10));
    }

    [Theory]
    [InlineData(2026, 3, 29)]
    [InlineData(2026, 10, 25)]
    public void A_hand_over_in_the_odd_hour_itself_leaves_neither_a_hole_nor_two_on_duty(int year, int month, int day)
    {
        var rota = APlan.TwoWeeks with
        {
            Weeks = 1,
            Shifts =
            [
                new(DutyLine.First, 0, DayOfWeek.Monday, APlan.Eight, DayOfWeek.Sunday, new TimeOnly(2, 30), "kari"),
                new(DutyLine.First, 0, DayOfWeek.Sunday, new TimeOnly(2, 30), DayOfWeek.Monday, APlan.Eight, "ola"),
            ],
        };
        var midnight = APlan.At(year, month, day, 0);

        for (var minute = 0; minute < 6 * 60; minute++)
        {
            rota.On(midnight.AddMinutes(minute)).Length.ShouldBe(1, $"{minute} min after midnight");
        }

        DutyRoster.Gaps(rota, midnight, midnight.AddHours(10), _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_has_left_has_no_duty_and_leaves_a_gap()
    {
        var from = APlan.At(2026, 1, 5, 0);

        var gaps = DutyRoster.Gaps(APlan.TwoWeeks, from, from.AddDays(7), person => person != "kari");

        gaps.ShouldBe([new DutyGap(DutyLine.First, APlan.At(2026, 1, 5, 8), from.AddDays(7))]);
    }

    [Fact]
    public void An_agreement_moves_its_hours_and_nothing_else()
    {
        var change = new DutyChange(Guid.Empty, DutyLine.First, APlan.At(2026, 1, 6, 18), APlan.At(2026, 1, 7, 8), "kari", "nils", null, "liv");
        var rota = APlan.TwoWeeks with { Changes = [change] };

        rota.On(APlan.At(2026, 1, 6, 17, 59)).ShouldBe(["kari"]);
        rota.On(APlan.At(2026, 1, 6, 18)).ShouldBe(["nils"]);
        rota.On(APlan.At(2026, 1, 7, 7, 59)).ShouldBe(["nils"]);
        rota.On(APlan.At(2026, 1, 7, 8)).ShouldBe(["kari"]);
        rota.On(APlan.At(2026, 1, 6, 20), DutyLine.Second).ShouldBe(["liv"]);
    }

    [Fact]
    public void An_absence_is_a_gap_until_somebody_fills_it()
    {
        var (from, until) = (APlan.At(2026, 1, 6, 18), APlan.At(2026, 1, 7, 8));
        var away = APlan.TwoWeeks with { Changes = [new DutyChange(Guid.Empty, DutyLine.First, from, until, "kari", null, null, "kari")] };
        DutyRoster.Gaps(away, from.AddDays(-1), until.AddDays(1), _ => true).ShouldBe([new DutyGap(DutyLine.First, from, until)]);

        var filled = away with { Changes = away.Changes.Add(new DutyChange(Guid.Empty, DutyLine.First, from, until, null, "ola", null, "ola")) };

        DutyRoster.Gaps(filled, from.AddDays(-1), until.AddDays(1), _ => true).ShouldBeEmpty();
        filled.On(from).ShouldBe(["ola"]);
    }

    [Fact]
    public void A_swap_of_two_duties_is_taken_back_whole()
    {
        var plan = APlan.Of();
        var rota = plan.Rotas[0];
        var now = APlan.At(2026, 1, 1, 12);
        var one = DutyRoster.Between(rota, DutyLine.First, APlan.At(2026, 1, 6, 0), APlan.At(2026, 1, 6, 1), _ => true)[0];
        var other = DutyRoster.Between(rota, DutyLine.First, APlan.At(2026, 1, 13, 0), APlan.At(2026, 1, 13, 1), _ => true)[0];

        var (found, refusal) = Agreements.Swap(plan, rota, one, other, "liv", new Guid("00000000-0000-0000-0000-000000000001"), now);

        refusal.ShouldBeNull();
        var swapped = found.ShouldNotBeNull();
        swapped.On(APlan.At(2026, 1, 6, 0)).ShouldBe(["ola"]);
        swapped.On(APlan.At(2026, 1, 13, 0)).ShouldBe(["kari"]);
        Agreements.Undo(swapped, new Guid("00000000-0000-0000-0000-000000000001")).Changes.ShouldBeEmpty();
        Agreements.Swap(plan, swapped, one, other, "liv", Guid.Empty, now).Refusal.ShouldNotBeNull("the duties are no longer as they were shown");
    }

    [Fact]
    public void Whatever_is_agreed_what_is_on_duty_and_what_is_a_gap_make_up_the_whole_time()
    {
        var span = Gen.Select(Gen.Int[0, 14 * 24], Gen.Int[1, 72], Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 4]);
        span.Array[0, 8].Sample(changes =>
        {
            var begin = APlan.At(2026, 3, 23, 0);
            string?[] people = ["kari", "ola", "liv", null, "nils"];
            var rota = APlan.TwoWeeks with
            {
                Changes = [.. changes.Select(c => new DutyChange(Guid.Empty, (DutyLine)c.Item3, begin.AddHours(c.Item1), begin.AddHours(c.Item1 + c.Item2), people[c.Item4], people[c.Item5], null, "liv"))],
            };
            var gaps = DutyRoster.Gaps(rota, begin, begin.AddDays(14), _ => true);
            for (var hour = 0; hour < 14 * 24; hour++)
            {
                var at = begin.AddHours(hour).AddMinutes(30);
                foreach (var line in Enum.GetValues<DutyLine>())
                {
                    (rota.On(at, line).Length == 0).ShouldBe(gaps.Any(gap => gap.Line == line && gap.From <= at && at < gap.Until), $"{line} {at:O}");
                }
            }
        }, iter: 100);
    }
}
