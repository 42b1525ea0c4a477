using System.Globalization;
using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Tests.Habits;

/// <summary>A home in Oslo whose habits are watched, with time moved by hand and every alarm written down.</summary>
internal sealed class HomeWithHabits
{
    public static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Up at 07:40, to bed at 22:50, once to the bathroom at night; the bedroom's sensor does not see the bed.</summary>
    public static readonly Person Berit = new() { Name = "Berit", RisesAt = (7 * 60) + 40, Unpunctual = 15, GoesToBedAt = (22 * 60) + 50, NightVisits = 1 };

    // A value: every test goes on from it by itself.
    private static readonly Lazy<Safety.Habits.Habits> BeritsFourWeeks = new(() =>
    {
        var life = SyntheticHome.Live(Berit, new DateOnly(2026, 1, 5), 28, 7, Oslo);
        return new HomeWithHabits().Live(life with { Signs = [.. life.Signs.Where(s => s.At < Wall("2026-02-01 20:30"))] }).Habits;
    });

    public HomeWithHabits(HabitSettings? settings = null, TimeZoneInfo? zone = null) => Engine = new HabitEngine(settings ?? HabitSettings.Default, zone ?? Oslo);

    /// <summary>Berit's home after four weeks, on the evening of Sunday 1 February 2026; she is at home.</summary>
    public static HomeWithHabits OfBerit => new() { Habits = BeritsFourWeeks.Value };

    public HabitEngine Engine { get; }

    public Safety.Habits.Habits Habits { get; set; } = Safety.Habits.Habits.None;

    public List<HabitFinding> Raised { get; } = [];

    /// <summary>An instant by the clock on the wall, as <c>2026-02-02 07:40</c>.</summary>
    public static DateTimeOffset Wall(string time)
    {
        var wall = DateTime.ParseExact(time, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture);
        return new DateTimeOffset(wall, Oslo.GetUtcOffset(wall));
    }

    public static TimeSpan WallClock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Oslo).TimeOfDay;

    /// <summary>Plays a life: every alarm in it is false, and is answered after ten minutes.</summary>
    public HomeWithHabits Live(HomeLife life)
    {
        foreach (var sign in life.Signs)
        {
            while (Due is { } due && due < sign.At)
            {
                Quiet(due);
                Habits = Engine.Answer(Habits, due + TimeSpan.FromMinutes(10), life.IsAbsent(due) ? HabitAnswer.NotAtHome : HabitAnswer.AllWell);
            }

            Habits = Engine.See(Habits, sign);
        }

        return this;
    }

    /// <summary>When something is raised if nothing more is heard.</summary>
    public DateTimeOffset? Due => Engine.DueOf(Habits)?.At;

    public HomeWithHabits See(string time, string point, SignKind kind, bool on, string? room = null) => See(new HomeSign(Wall(time), point, kind, on, room));

    public HomeWithHabits See(HomeSign sign)
    {
        Habits = Engine.See(Habits, sign);
        return this;
    }

    /// <summary>Somebody moves in a room for two seconds.</summary>
    public HomeWithHabits Move(string time, string room = "living-room")
    {
        var kind = room == "hall" ? SignKind.MotionAtEntrance : SignKind.Motion;
        var at = Wall(time);
        return See(new HomeSign(at, room + "-motion", kind, true, room)).See(new HomeSign(at.AddSeconds(2), room + "-motion", kind, false, room));
    }

    /// <summary>The front door opens and closes.</summary>
    public HomeWithHabits Door(string time)
    {
        var at = Wall(time);
        return See(new HomeSign(at, "front-door", SignKind.Entrance, true, "hall")).See(new HomeSign(at.AddSeconds(10), "front-door", SignKind.Entrance, false, "hall"));
    }

    /// <summary>Nothing is heard until then. What is raised on the way is returned, and written down.</summary>
    public HabitFinding? Quiet(string until) => Quiet(Wall(until));

    /// <inheritdoc cref="Quiet(string)"/>
    public HabitFinding? Quiet(DateTimeOffset until)
    {
        while (Habits.Due is { } due && due <= until)
        {
            (Habits, var finding) = Engine.Tick(Habits, due);
            if (finding is not null)
            {
                Raised.Add(finding);
                return finding;
            }

            (Habits.Due > due).ShouldBeTrue("a tick that finds nothing names a later deadline");
        }

        return null;
    }

    public HomeWithHabits Answer(string time, HabitAnswer answer)
    {
        Habits = Engine.Answer(Habits, Wall(time), answer);
        return this;
    }
}
