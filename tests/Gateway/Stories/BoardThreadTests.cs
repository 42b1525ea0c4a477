using System.Text;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;
using Thread = Hjemvakt.Host.StandIns.Threading.Thread;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>A thread that must not die takes the chip with it, and the chip comes back.</summary>
public sealed class BoardThreadTests
{
    [Fact]
    public async Task A_dead_link_thread_restarts_the_chip_and_leaves_word_of_it()
    {
        var flash = new FlashChip();
        using var device = new SimulatedDevice(flash);
        var starts = new Journal<string>();
        device.PowerOn(() =>
        {
            starts.Add(RestartNote.Take(false));
            if (starts.Count == 1)
            {
                new BoardThread("link", () => throw new InvalidOperationException("out of memory, say")).Start();
            }

            // The board's own sleep: Main never ends, until the power does.
            Thread.Sleep(int.MaxValue);
        });

        await starts.UntilCount(2);

        starts.Entries.ShouldBe(["power", "crash link InvalidOperationException"]);
        flash.Peek(@"I:\restart.txt").ShouldBeNull();
    }

    [Fact]
    public async Task A_note_that_the_power_cut_in_half_is_an_unknown_reason()
    {
        var flash = new FlashChip();
        flash.Deploy(@"I:\restart.txt", Encoding.UTF8.GetBytes(string.Empty));
        using var bench = new Bench(flash: flash);

        (await bench.Do(() => RestartNote.Take(false))).ShouldBe("unknown");
        (await bench.Do(() => RestartNote.Take(false))).ShouldBe("power");
    }

    [Fact]
    public async Task A_chip_that_goes_down_without_a_word_but_not_for_want_of_power_is_told_as_a_crash()
    {
        using var bench = new Bench();

        (await bench.Do(() => RestartNote.Take(true))).ShouldBe("crash of the chip");
    }
}
