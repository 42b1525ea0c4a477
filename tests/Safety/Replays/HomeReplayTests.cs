using CsCheck;
using Hjemvakt.Safety.Replays;
using Hjemvakt.Safety.Tests.Rules;

namespace Hjemvakt.Safety.Tests.Replays;

/// <summary>Stored records through a changed plan, beside what happened.</summary>
public sealed class HomeReplayTests
{
    private static PlayedDays TwoDays => new PlayedDays()
        .Door("2026-03-02 10:00", "2026-03-02 10:20").Door("2026-03-02 12:00", "2026-03-02 13:10")
        .Bathroom("2026-03-03 08:00", "2026-03-03 09:30");

    [Fact]
    public void A_longer_time_for_the_door_and_a_shorter_one_for_the_bathroom()
    {
        var changed = PlannedHome.With("door-left-open", ("open-for", 30)) with
        {
            Rules = PlannedHome.With("door-left-open", ("open-for", 30)).Rules.SetItem("bathroom-stay", PlannedHome.With("bathroom-stay", ("stay", 40)).Rules["bathroom-stay"]),
        };

        var report = TwoDays.Play(PlannedHome.Plan, changed);

        report.Lines.Select(PlayedDays.Text).ShouldBe(
        [
            "Gone DoorLeftOpen hall 02 10:15 → –",
            "Later DoorLeftOpen hall 02 12:15 → 02 12:30",
            "Earlier LongBathroom bathroom 03 09:00 → 03 08:40",
        ]);
        report.Lines.Select(line => line.Moved?.TotalMinutes).ShouldBe([null, 15, -20]);
        (report.Records, report.Failures).ShouldBe((6, 0));
    }

    [Fact]
    public void What_only_the_changed_plan_finds_is_new()
        => new PlayedDays().Door("2026-03-02 10:00", "2026-03-02 10:12").Play(PlannedHome.Plan, PlannedHome.With("door-left-open", ("open-for", 10)))
            .Lines.Select(PlayedDays.Text).ShouldBe(["New DoorLeftOpen hall – → 02 10:10"]);

    [Fact]
    public void A_warmer_limit_tells_a_cold_room_earlier()
    {
        var days = new PlayedDays();
        for (var hour = 0; hour < 24; hour++)
        {
            days.At($"2026-03-02 {hour:00}:00", "living-room-air", new Air(21 - (0.25m * hour), null, null));
        }

        // 18 °C is passed at 13:00 (17.75) and told after four hours; 19 °C at 09:00 (18.75). Below 16 °C at 21:00 is told again after one.
        days.Play(PlannedHome.Plan, PlannedHome.With("cold", ("cold", 19))).Lines.Select(PlayedDays.Text).ShouldBe(
            ["Earlier Cold living-room 02 17:00 → 02 13:00", "Same Cold living-room 02 22:00 → 02 22:00"]);
    }

    [Fact]
    public void A_rule_that_is_switched_off_tells_nothing_more()
        => TwoDays.Play(PlannedHome.Plan, PlannedHome.Off("door-left-open")).Lines.Select(line => (line.Kind, line.Change)).ShouldBe(
            [(AlertKind.DoorLeftOpen, ReplayChange.Gone), (AlertKind.DoorLeftOpen, ReplayChange.Gone), (AlertKind.LongBathroom, ReplayChange.Same)]);

    [Fact]
    public void What_really_came_stands_beside_it_with_what_people_found()
    {
        var report = TwoDays
            .Came(AlertKind.DoorLeftOpen, "2026-03-02 12:16", began: "2026-03-02 12:00", "2026-03-02 12:40", ResolveCause.RealNeed, about: "front-door")
            .Came(AlertKind.Tamper, "2026-03-02 20:00", began: "2026-03-02 20:00", about: "gateway")
            .Play(PlannedHome.Plan, PlannedHome.Off("door-left-open"));

        report.Lines.Select(PlayedDays.Text).ShouldBe(
        [
            "Gone DoorLeftOpen hall 02 10:15 → –",
            "Gone DoorLeftOpen hall 02 12:15 → – (came 02 12:16)",
            "OnlyThen Tamper hall – → – (came 02 20:00)",
            "Same LongBathroom bathroom 03 09:00 → 03 09:00",
        ]);
        report.Lines.Where(line => line.IsMissedNeed).ShouldHaveSingleItem().Before.ShouldBe(PlannedHome.Wall("2026-03-02 12:15"));
    }

    [Fact]
    public void An_answer_of_then_ends_the_alert_when_it_did_then()
    {
        // Open from 10:00 on: told at 10:15, resolved at 10:50. It opens again at 11:00, which is another alert.
        var days = new PlayedDays().Door("2026-03-02 10:00", "2026-03-02 10:55").Door("2026-03-02 11:00", "2026-03-02 11:30")
            .Came(AlertKind.DoorLeftOpen, "2026-03-02 10:15", "2026-03-02 10:00", "2026-03-02 10:50", ResolveCause.FalseAlarmResident, "front-door")
            .Came(AlertKind.DoorLeftOpen, "2026-03-02 11:15", "2026-03-02 11:00", "2026-03-02 11:40", ResolveCause.FalseAlarmResident, "front-door");

        var report = days.Play(PlannedHome.Plan, PlannedHome.With("door-left-open", ("open-for", 20)));

        report.Lines.Select(PlayedDays.Text).ShouldBe(["Later DoorLeftOpen hall 02 10:15 → 02 10:20 (came 02 10:15)", "Later DoorLeftOpen hall 02 11:15 → 02 11:20 (came 02 11:15)"]);
        report.Assumed.ShouldBe(0);
    }

    [Fact]
    public void An_alert_without_an_answer_is_looked_after_in_an_hour_and_that_is_counted()
    {
        var days = new PlayedDays().Door("2026-03-02 10:00", "2026-03-02 10:55").Door("2026-03-02 11:30", "2026-03-02 12:00");

        var report = days.Play(PlannedHome.Plan, PlannedHome.Plan);

        report.Lines.Select(PlayedDays.Text).ShouldBe(["Same DoorLeftOpen hall 02 10:15 → 02 10:15", "Same DoorLeftOpen hall 02 11:45 → 02 11:45"]);
        report.Assumed.ShouldBe(2);
    }

    [Fact]
    public void Days_before_are_played_for_habits_and_their_alerts_are_not_told()
    {
        var report = new PlayedDays().Door("2026-02-20 10:00", "2026-02-20 10:20").Door("2026-03-02 10:00", "2026-03-02 10:20").Play(PlannedHome.Plan, PlannedHome.Off("door-left-open"));

        report.Lines.ShouldHaveSingleItem().Before.ShouldBe(PlannedHome.Wall("2026-03-02 10:15"));
        report.DaysLearned.ShouldBe(9);
    }

    [Fact]
    public void A_later_alert_on_the_other_side_of_midnight_is_later_and_not_gone()
        => new PlayedDays().Door("2026-03-03 23:40", "2026-03-04 02:00").Play(PlannedHome.Plan, PlannedHome.With("door-left-open", ("open-for", 30)))
            .Lines.Where(line => line.Kind == AlertKind.DoorLeftOpen).Select(PlayedDays.Text).ShouldBe(["Later DoorLeftOpen hall 03 23:55 → 04 00:10"]);

    [Fact]
    public void Nobody_is_missed_while_the_gateway_was_lost()
    {
        // Motion each hour of two days, but for a power cut from 10:00 to 22:00 on the second.
        PlayedDays Days()
        {
            var days = new PlayedDays(watchesSilence: true);
            for (var hour = 0; hour < 48; hour++)
            {
                if (hour is < 34 or > 46)
                {
                    days.At($"2026-03-0{2 + (hour / 24)} {hour % 24:00}:00", "kitchen-motion", new Motion(true)).At($"2026-03-0{2 + (hour / 24)} {hour % 24:00}:01", "kitchen-motion", new Motion(false));
                }
            }

            return days;
        }

        var unknown = Days().Play(PlannedHome.Plan, PlannedHome.Plan);
        var known = Days().Came(AlertKind.NoContact, "2026-03-03 09:04", began: "2026-03-03 09:01", about: "gw-1", cleared: "2026-03-03 22:59").Play(PlannedHome.Plan, PlannedHome.Plan);

        unknown.Lines.ShouldContain(line => line.Kind == AlertKind.Inactive);
        known.Lines.ShouldNotContain(line => line.Kind == AlertKind.Inactive);
        (known.Outages, known.LeftOut).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(ResolveCause.FalseAlarmResident, 1)]
    [InlineData(ResolveCause.RealNeed, 2)]
    public void What_people_found_then_teaches_as_it_did(ResolveCause cause, int silences)
    {
        // Twelve lively days, and a long quiet afternoon on the two last of them, the second one a little shorter.
        var days = new PlayedDays(watchesSilence: true);
        for (var day = 1; day <= 12; day++)
        {
            for (var minute = 7 * 60; minute < 22 * 60; minute += 20)
            {
                var isQuiet = (day == 11 && minute is > 720 and < 1200) || (day == 12 && minute is > 720 and < 1020);
                if (!isQuiet)
                {
                    days.At($"2026-03-{day:00} {minute / 60:00}:{minute % 60:00}", "kitchen-motion", new Motion(true)).At($"2026-03-{day:00} {minute / 60:00}:{(minute % 60) + 1:00}", "kitchen-motion", new Motion(false));
                }
            }
        }

        days.Came(AlertKind.Inactive, "2026-03-11 16:00", began: "2026-03-11 12:01", "2026-03-11 19:45", cause);

        var report = days.Play(PlannedHome.Plan, PlannedHome.Plan, "2026-03-11 00:00", "2026-03-12 20:00");

        // After a false alarm a silence like it may last half as long again.
        report.Lines.Count(line => line.Kind == AlertKind.Inactive).ShouldBe(silences);
    }

    [Fact]
    public void Whatever_happened_the_same_plan_changes_nothing_and_the_same_question_has_the_same_answer()
    {
        var record = from minute in Gen.Int[0, 2879]
                     from what in Gen.Int[0, 5]
                     select (minute, what);

        record.Array[0, 60].Sample(
            days =>
            {
                var same = Of(days).Play(PlannedHome.Plan, PlannedHome.Plan);
                same.Lines.ShouldAllBe(line => line.Change == ReplayChange.Same);
                var changed = PlannedHome.With("door-left-open", ("open-for", 5));
                Of(days).Play(PlannedHome.Plan, changed).Lines.ShouldBe(Of(days).Play(PlannedHome.Plan, changed).Lines);
            },
            iter: 60);
    }

    private static PlayedDays Of((int Minute, int What)[] records)
    {
        var days = new PlayedDays();
        foreach (var (minute, what) in records.OrderBy(record => record.Minute))
        {
            var at = $"2026-03-0{2 + (minute / 1440)} {minute % 1440 / 60:00}:{minute % 60:00}";
            _ = what switch
            {
                0 => days.At(at, "front-door", new Door(true)),
                1 => days.At(at, "front-door", new Door(false)),
                2 => days.At(at, "kitchen-motion", new Motion(true)),
                3 => days.At(at, "bathroom-radar", new Presence(true)),
                4 => days.At(at, "bathroom-radar", new Presence(false)),
                _ => days.At(at, "living-room-air", new Air(12, null, null)),
            };
        }

        return days;
    }
}
