using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Evaluation.Recordings;

namespace Hjemvakt.Safety.Tests.Habits.Evaluated;

/// <summary>The evaluation's truth, which the model does not see.</summary>
public sealed class EvaluatedPresenceTests
{
    [Fact]
    public void Between_two_uses_of_the_door_with_nothing_moving_inside_nobody_was()
    {
        var life = Life("10:00:00 FrontDoor OPEN", "10:00:10 FrontDoor CLOSE", "12:00:00 FrontDoor OPEN", "12:00:10 FrontDoor CLOSE", "12:00:20 Kitchen ON", "13:00:00 Kitchen ON");

        life.Absences.ShouldHaveSingleItem().Length.ShouldBe(TimeSpan.FromSeconds(7190));
        life.IsAbsent(At("11:00:00")).ShouldBeTrue();
        life.IsAbsent(At("09:59:00")).ShouldBeFalse();
        life.IsAbsent(At("12:00:00")).ShouldBeFalse();
    }

    [Fact]
    public void A_stray_motion_does_not_make_somebody()
        => Life("10:00:00 FrontDoor OPEN", "10:00:10 FrontDoor CLOSE", "11:00:00 Kitchen ON", "12:00:00 FrontDoor OPEN", "13:00:00 Kitchen ON").IsAbsent(At("11:30:00")).ShouldBeTrue();

    [Fact]
    public void Somebody_who_took_in_the_post_was()
        => Life("10:00:00 FrontDoor OPEN", "10:00:10 FrontDoor CLOSE", "10:00:30 Hall ON", "10:00:40 Kitchen ON", "10:00:50 Living ON", "12:00:00 FrontDoor OPEN", "13:00:00 Kitchen ON")
            .Absences.ShouldBeEmpty();

    [Fact]
    public void Nobody_is_at_home_and_unseen_for_sixteen_hours()
        => Life("01:00:00 Kitchen ON", "23:00:00 Kitchen ON").Absences.ShouldHaveSingleItem().Length.ShouldBe(TimeSpan.FromHours(22));

    [Fact]
    public void A_share_of_the_time_at_home_leaves_out_the_absences()
    {
        var life = Life("10:00:00 Kitchen ON", "11:00:00 FrontDoor OPEN", "15:00:00 FrontDoor OPEN", "16:00:00 Kitchen ON");

        life.AtHome(0).ShouldBe(At("10:00:00"));
        life.AtHome(0.25).ShouldBe(At("10:30:00"));
        life.AtHome(0.75).ShouldBe(At("15:30:00"));
    }

    private static HomeLife Life(params string[] lines)
    {
        var recording = Recording.Read("home", new StringReader(string.Join('\n', lines.Select(line => "2011-06-15 " + line))));
        return HomeLife.Of(recording, new Commissioning(recording.Events, []));
    }

    private static DateTimeOffset At(string time) => new(DateOnly.Parse("2011-06-15", null).ToDateTime(TimeOnly.Parse(time, null)), TimeSpan.Zero);
}
