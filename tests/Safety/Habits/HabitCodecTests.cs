using CsCheck;
using Hjemvakt.Evaluation.Homes;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Whereabouts;
using static Hjemvakt.Safety.Tests.Habits.HomeWithHabits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class HabitCodecTests
{
    [Fact]
    public void It_never_grows()
    {
        var home = new HomeWithHabits();
        var sizes = new HashSet<(int Learned, int Now)>();
        foreach (var sign in SyntheticHome.Live(Person.Any(3), new DateOnly(2026, 1, 5), 20, 3, Oslo).Signs)
        {
            home.See(sign);
            sizes.Add((HabitCodec.WriteLearned(home.Habits).Length, HabitCodec.WriteNow(home.Habits).Length));
        }

        sizes.ShouldHaveSingleItem().ShouldBe((HabitCodec.LearnedSize, HabitCodec.NowSize));
        (HabitCodec.LearnedSize + HabitCodec.NowSize).ShouldBeLessThan(4096);
    }

    [Fact]
    public void What_was_learned_changes_seldom_compared_with_what_goes_on()
    {
        var home = OfBerit;
        var (signs, changes) = (0, 0);
        foreach (var sign in SyntheticHome.Live(Berit, new DateOnly(2026, 2, 2), 14, 8, Oslo).Signs)
        {
            var before = home.Habits;
            home.See(sign);
            signs++;
            changes += home.Habits.LearnedTheSameAs(before) ? 0 : 1;
        }

        changes.ShouldBeLessThan(signs / 20);
    }

    [Fact]
    public void What_was_read_is_what_was_written()
    {
        foreach (var habits in new[] { Safety.Habits.Habits.None, OfBerit.Habits, OfBerit.Door("2026-02-02 10:00").Habits })
        {
            var read = HabitCodec.Read(HabitCodec.WriteLearned(habits), HabitCodec.WriteNow(habits));

            read.ShouldBe(habits);
            read.GetHashCode().ShouldBe(habits.GetHashCode());
        }
    }

    [Fact]
    public void A_point_with_the_longest_name_the_contract_allows_is_kept_whole()
    {
        var name = new string('å', 64);
        var habits = OfBerit.See("2026-02-02 10:00", name, SignKind.Motion, true).Habits;

        var read = new HomeWithHabits { Habits = HabitCodec.Read(HabitCodec.WriteLearned(habits), HabitCodec.WriteNow(habits)) };

        read.Quiet("2026-02-03 10:00").ShouldNotBeNull().LastSeenPoint.ShouldBe(name);
    }

    [Fact]
    public void Other_bytes_are_refused_with_a_sentence()
    {
        var (learned, now) = (HabitCodec.WriteLearned(OfBerit.Habits), HabitCodec.WriteNow(OfBerit.Habits));

        Should.Throw<FormatException>(() => HabitCodec.Read([], now)).Message.ShouldContain("these are 0");
        Should.Throw<FormatException>(() => HabitCodec.Read(learned, learned)).Message.ShouldContain("What goes on now takes");
        var newer = learned.ToArray();
        newer[0] = 3;
        Should.Throw<FormatException>(() => HabitCodec.Read(newer, now)).Message.ShouldContain("version 3");
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_give_something_that_works()
        => Gen.Select(Gen.Select(Gen.Int[1, 4000], Gen.Byte).Array[1, 8], Gen.Bool).Sample(
            (damage, ofLearned) =>
            {
                var (learned, now) = (HabitCodec.WriteLearned(OfBerit.Habits), HabitCodec.WriteNow(OfBerit.Habits));
                var hit = ofLearned ? learned : now;
                foreach (var (place, value) in damage)
                {
                    hit[place % hit.Length] = value;
                }

                try
                {
                    var home = new HomeWithHabits { Habits = HabitCodec.Read(learned, now) };
                    home.Move("2026-02-02 10:00").Move("2026-02-02 12:00", "kitchen").Door("2026-02-02 13:00");
                    home.Engine.Tick(home.Habits, Wall("2026-02-03 12:00"));
                }
                catch (FormatException)
                {
                    // Said so, in words.
                }
            },
            iter: 2000);
}
