using Hjemvakt.Companion.Clocks;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Clocks;

/// <summary>The time that the companion lives in, against a machine's clock that is set.</summary>
public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Second = TimeSpan.FromSeconds(1);

    private readonly SettableTime machine = new(Noon);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_jump_is_noticed_and_changes_nothing_until_it_is_taken_over(int hours)
    {
        var clock = new SteadyClock(machine);
        machine.SetClock(hours * Hour);
        machine.Advance(Second);

        clock.GetUtcNow().ShouldBe(Noon + Second);
        var jump = clock.Follow().ShouldNotBeNull();
        (jump.By, jump.At, jump.Since).ShouldBe((hours * Hour, Noon + Second, Noon + Second + (hours * Hour)));
        clock.GetUtcNow().ShouldBe(Noon + Second);

        clock.Take(jump);
        clock.GetUtcNow().ShouldBe(machine.GetUtcNow());
        clock.Follow().ShouldBeNull();
    }

    [Fact]
    public void What_a_time_server_puts_right_is_followed_slowly_and_never_backwards()
    {
        var clock = new SteadyClock(machine);
        machine.SetClock(-1.5 * Second);
        var before = clock.GetUtcNow();
        for (var second = 0; second < 200; second++)
        {
            machine.Advance(Second);
            clock.Follow().ShouldBeNull();
            var now = clock.GetUtcNow();
            (now - before).ShouldBeInRange(0.99 * Second, Second);
            before = now;
        }

        clock.GetUtcNow().ShouldBe(machine.GetUtcNow());
    }

    [Fact]
    public void A_thread_that_was_held_up_between_two_readings_has_seen_no_jump()
    {
        var slow = new HeldUp(Noon);
        var clock = new SteadyClock(slow);
        slow.HoldUp = Hour;

        clock.Follow().ShouldBeNull();
        clock.GetUtcNow().ShouldBe(slow.GetUtcNow());
    }

    [Fact]
    public void At_a_start_in_the_same_run_of_the_machine_a_jump_while_nothing_ran_is_told_from_the_time_that_passed()
    {
        var stored = new SteadyClock(machine, "boot").Read();
        machine.Advance(TimeSpan.FromMinutes(10));
        machine.SetClock(Hour);
        var clock = new SteadyClock(machine, "boot");
        clock.Resume(stored);

        clock.GetUtcNow().ShouldBe(Noon.AddMinutes(10));
        clock.Follow().ShouldNotBeNull().By.ShouldBe(Hour);
    }

    [Fact]
    public void At_a_start_of_the_machine_a_clock_that_is_ahead_of_what_is_stored_is_believed()
    {
        var stored = new SteadyClock(machine, "boot").Read();
        machine.Advance(2 * Hour);
        var clock = new SteadyClock(machine, "another boot");
        clock.Resume(stored);

        clock.GetUtcNow().ShouldBe(Noon + (2 * Hour));
        clock.Follow().ShouldBeNull();
    }

    [Fact]
    public void At_a_start_of_the_machine_a_clock_that_is_behind_what_is_stored_has_jumped()
    {
        var stored = new SteadyClock(machine, "boot").Read();
        machine.SetClock(TimeSpan.FromDays(-20_000));
        var clock = new SteadyClock(machine, "another boot");
        clock.Resume(stored);

        clock.GetUtcNow().ShouldBe(Noon);
        clock.Follow().ShouldNotBeNull().By.ShouldBe(TimeSpan.FromDays(-20_000));
    }

    // Somebody else gets the processor whenever the clock is read.
    private sealed class HeldUp(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public TimeSpan HoldUp { get; set; }

        public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow()
        {
            var hold = HoldUp;
            HoldUp = TimeSpan.Zero;
            Advance(hold);
            return base.GetUtcNow();
        }
    }
}
