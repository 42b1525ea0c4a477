using CsCheck;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

/// <summary>Whatever is reported, in whatever order, with whatever answered in between: what must always hold.</summary>
public sealed class HabitSignOrderTests
{
    private static readonly string[] Rooms = ["bedroom", "bathroom", "kitchen", "living-room", "hall"];

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Frequency((3, Gen.Const(0L)), (20, Gen.Long[1, 120_000]), (8, Gen.Long[0, 3 * 3_600_000L]), (2, Gen.Long[0, 40 * 3_600_000L]), (1, Gen.Long[-600_000, 0])),
        Gen.Frequency((60, Gen.Const(What.Sign)), (20, Gen.Const(What.Tick)), (2, Gen.Const(What.Hold)), (4, Gen.Const(What.Release)), (2, Gen.Const(What.Blind)), (6, Gen.Const(What.Answer))),
        Gen.Enum<SignKind>(),
        Gen.Int[0, Rooms.Length - 1],
        Gen.Bool,
        Gen.Enum<HabitAnswer>(),
        (wait, what, kind, room, on, answer) => new Step(wait, what, kind, room, on, answer));

    private static readonly int Iterations = Environment.GetEnvironmentVariable("HJEMVAKT_FULL") == "1" ? 5_000 : 500;

    private enum What
    {
        Sign,
        Tick,
        Hold,
        Release,
        Blind,
        Answer,
    }

    [Fact]
    public void A_deadline_is_never_in_the_past_of_what_set_it_and_who_is_away_is_only_missed_as_away()
        => AnyStep.Array[1, 200].Sample(
            steps =>
            {
                foreach (var (before, step, at, after, finding) in Run(steps, OfBerit.Habits))
                {
                    if (step.What is What.Sign && after.LastSeenAt == at && after.AtHome && after.Due is { } due)
                    {
                        due.ShouldBeGreaterThanOrEqualTo(at + HabitSettings.Default.SoonestAlarm);
                    }

                    // Raised exactly when due, once, and only then.
                    (finding is not null).ShouldBe(step.What is What.Tick && before.Due <= at && OfBerit.Engine.DueOf(before) is { } deadline && deadline.At <= at);
                    if (finding is not null)
                    {
                        after.Due.ShouldBeNull();
                        (finding.Rule == HabitRule.NotBack).ShouldBe(!before.AtHome);
                        finding.LastSeenAt.ShouldBe(before.LastSeenAt!.Value);
                        finding.At.ShouldBe(at);
                    }
                }
            },
            iter: Iterations);

    [Fact]
    public void After_every_sign_of_somebody_at_home_there_is_a_deadline_unless_the_rules_are_held()
        => AnyStep.Array[1, 200].Sample(
            steps =>
            {
                var held = false;
                foreach (var (before, step, _, after, _) in Run(steps, OfBerit.Habits))
                {
                    held = step.What switch { What.Hold => true, What.Release => false, _ => held };
                    if (step.What is What.Sign && after.AtHome && after.LastSeenAt != before.LastSeenAt)
                    {
                        (after.Due is not null).ShouldBe(!held);
                    }
                }
            },
            iter: Iterations);

    [Fact]
    public void It_is_the_same_after_being_stored_and_read_at_every_step()
        => AnyStep.Array[1, 100].Sample(
            steps =>
            {
                var kept = Run(steps, OfBerit.Habits).Select(r => (r.After, r.Finding)).ToList();
                var stored = Run(steps, OfBerit.Habits, habits => HabitCodec.Read(HabitCodec.WriteLearned(habits), HabitCodec.WriteNow(habits))).Select(r => (r.After, r.Finding)).ToList();
                stored.ShouldBe(kept);
            },
            iter: Iterations / 5);

    [Fact]
    public void Signs_of_the_same_millisecond_come_to_the_same_in_any_order()
        => Gen.Select(AnyStep.Array[0, 60], Gen.Int[0, 4], Gen.Int[0, 4]).Sample(
            (steps, one, other) =>
            {
                var (before, now) = Run(steps, OfBerit.Habits).Select(r => (r.After, r.At)).LastOrDefault((OfBerit.Habits, Wall("2026-02-02 08:00")));
                HomeSign Moves(int room) => new(now.AddMinutes(1), Rooms[room] + "-motion", SignKind.Motion, true, Rooms[room]);
                var engine = OfBerit.Engine;

                var first = engine.See(engine.See(before, Moves(one)), Moves(other));
                var second = engine.See(engine.See(before, Moves(other)), Moves(one));

                first.LastSeenAt.ShouldBe(second.LastSeenAt);
                first.AtHome.ShouldBe(second.AtHome);
                first.LearnedDays.ShouldBe(second.LearnedDays);
                first.LearnedTheSameAs(second).ShouldBeTrue();
            },
            iter: Iterations);

    private static IEnumerable<(Safety.Habits.Habits Before, Step Step, DateTimeOffset At, Safety.Habits.Habits After, HabitFinding? Finding)> Run(
        Step[] steps,
        Safety.Habits.Habits habits,
        Func<Safety.Habits.Habits, Safety.Habits.Habits>? store = null)
    {
        var engine = OfBerit.Engine;
        var now = Wall("2026-02-01 20:30");
        foreach (var step in steps)
        {
            now += TimeSpan.FromMilliseconds(step.Wait);
            var (after, finding) = step.What switch
            {
                What.Sign => (engine.See(habits, step.Sign(now)), null),
                What.Tick => engine.Tick(habits, now),
                What.Hold => (engine.Hold(habits), null),
                What.Release => (engine.Release(habits, now), null),
                What.Blind => (engine.Blind(habits, now.AddMinutes(-30), now), null),
                _ => (engine.Answer(habits, now, step.Answer), (HabitFinding?)null),
            };
            after = store is null ? after : store(after);
            yield return (habits, step, now, after, finding);
            habits = after;
        }
    }

    private sealed record Step(long Wait, What What, SignKind Kind, int Room, bool On, HabitAnswer Answer)
    {
        public HomeSign Sign(DateTimeOffset at) => new(at, $"{Rooms[Room]}-{Kind}", Kind, On || Kind == SignKind.Deed, Rooms[Room]);
    }
}
