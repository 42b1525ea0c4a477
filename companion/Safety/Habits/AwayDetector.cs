using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>Whether the outer door was last used to go or to come.</summary>
internal enum Passage
{
    None,
    Leaving,
    Arriving,
}

/// <summary>
/// At home or away, from the outer doors and from what moves inside. Who was at home and uses the door has left, until something
/// moves inside; who was away and uses it has come home. Leaving and a fall on the doormat look the same to these sensors;
/// "left home and not back" is the rule for that.
/// </summary>
internal static class AwayDetector
{
    // One motion in a home that has been empty for a while is the sun on a curtain, two within this time are a person.
    private const long Confirms = ZoneClock.Hour;

    /// <summary>What a sign says about where the person is.</summary>
    /// <param name="begins">False: the sensor had said so before.</param>
    public static HabitState After(HabitState watch, HomeSign sign, bool begins, long at, HabitSettings settings)
        => sign.Kind == SignKind.Entrance ? Door(watch, sign.On, at, settings)
            // What ends says nothing new about where somebody is: a sensor's hold time runs out in an empty home, too.
            : sign.On ? Inside(watch, sign.Kind, begins, at, settings)
            : watch;

    private static HabitState Door(HabitState watch, bool opens, long at, HabitSettings settings)
    {
        var same = watch.Passage != Passage.None && at - watch.DoorAt <= (long)settings.Passage.TotalMilliseconds;
        var direction = !same ? (watch.Away || !watch.HasSign ? Passage.Arriving : Passage.Leaving)
            // In and out again, or back for the keys: after a second opening that nobody inside confirms, somebody is out.
            : opens && watch.DoorOpened ? Passage.Leaving
            : watch.Passage;
        return watch with
        {
            Passage = direction,
            DoorAt = at,
            DoorOpened = opens || (same && watch.DoorOpened),
            Away = direction == Passage.Leaving,
            InsideAt = 0,
        };
    }

    private static HabitState Inside(HabitState watch, SignKind kind, bool begins, long at, HabitSettings settings)
    {
        var passage = (long)settings.Passage.TotalMilliseconds;

        // A sensor that goes on saying on may still be holding what it saw before the door closed.
        var certain = kind == SignKind.Deed || (begins && kind != SignKind.MotionAtEntrance);
        var settles = certain ? (long)settings.DoorSettles.TotalMilliseconds : passage;
        if (watch.Passage == Passage.Leaving && at - watch.DoorAt < settles)
        {
            return watch;
        }

        if (!watch.Away)
        {
            return kind == SignKind.MotionAtEntrance ? watch : watch with { Passage = Passage.None };
        }

        var afterTheDoor = certain && watch.Passage == Passage.Leaving && at - watch.DoorAt <= passage;
        if (kind == SignKind.Deed || afterTheDoor || (watch.InsideAt != 0 && at - watch.InsideAt <= Confirms))
        {
            // Seen only at the entrance: the door that is about to move lets somebody in, not out.
            return kind == SignKind.MotionAtEntrance
                ? watch with { Away = false, InsideAt = 0, Passage = Passage.Arriving, DoorAt = at, DoorOpened = false }
                : watch with { Away = false, InsideAt = 0, Passage = Passage.None };
        }

        return watch with { InsideAt = at };
    }
}
