using System.Text;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;
using Directory = Hjemvakt.Host.StandIns.Flash.Directory;
using File = Hjemvakt.Host.StandIns.Flash.File;
using FileStream = Hjemvakt.Host.StandIns.Flash.FileStream;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>The flash keeps what was closed and nothing else.</summary>
public sealed class FlashTests
{
    private const string Path = @"I:\a.log";
    private readonly FlashChip _flash = new();

    [Fact]
    public async Task What_was_written_and_flushed_but_not_closed_is_gone_after_a_power_cut()
    {
        using var bench = new Bench(flash: _flash);
        await bench.Do(() => Append("closed;"));

        await bench.Do(() =>
        {
            var open = new FileStream(Path, FileMode.Append);
            open.Write("open"u8.ToArray(), 0, 4);
            open.Flush();
        });
        await bench.Device.CutPower().InTime();

        Text(_flash).ShouldBe("closed;");
    }

    [Fact]
    public async Task A_finally_block_that_runs_after_the_cut_saves_nothing()
    {
        using var bench = new Bench(flash: _flash);
        await bench.Do(() => Append("closed;"));
        var cut = new TaskCompletionSource();
        var written = new TaskCompletionSource();
        var job = bench.Do(() =>
        {
            using var file = new FileStream(Path, FileMode.Append);
            file.Write("too late"u8.ToArray(), 0, 8);
            written.SetResult();
            cut.Task.GetAwaiter().GetResult();
            file.Flush();
        });

        await written.Task.InTime();
        var ended = bench.Device.CutPower();
        cut.SetResult();

        await Should.ThrowAsync<PowerLostException>(() => job);
        await ended.InTime();
        Text(_flash).ShouldBe("closed;");
    }

    [Fact]
    public async Task Creating_empties_the_old_file_at_once()
    {
        using var bench = new Bench(flash: _flash);
        await bench.Do(() => Append("old"));

        await bench.Do(() =>
        {
            var open = File.Create(Path);
            open.Write("new"u8.ToArray(), 0, 3);
        });
        await bench.Device.CutPower().InTime();

        Text(_flash).ShouldBe(string.Empty);
    }

    [Fact]
    public async Task Moving_onto_a_file_that_exists_is_refused_and_harms_neither()
    {
        using var bench = new Bench(flash: _flash);
        await bench.Do(() => Append("one"));
        await bench.Do(() => File.WriteAllBytes(@"I:\b.log", "two"u8.ToArray()));

        await Should.ThrowAsync<IOException>(() => bench.Do(() => File.Move(Path, @"I:\b.log")));

        Text(_flash).ShouldBe("one");
        Encoding.UTF8.GetString(_flash.Peek(@"I:\b.log")!).ShouldBe("two");
    }

    [Fact]
    public async Task Nothing_is_written_into_a_directory_that_does_not_exist()
    {
        using var bench = new Bench(flash: _flash);

        await Should.ThrowAsync<IOException>(() => bench.Do(() => File.WriteAllBytes(@"I:\none\a", [1])));
        await bench.Do(() => Directory.CreateDirectory(@"I:\none"));
        await bench.Do(() => File.WriteAllBytes(@"I:\none\a", [1]));

        (await bench.Do(() => Directory.GetFiles(@"I:\none"))).ShouldBe([@"I:\none\a"]);
    }

    [Fact]
    public async Task A_full_chip_says_so_and_keeps_what_it_has()
    {
        var small = new FlashChip(capacity: 10);
        using var bench = new Bench(flash: small);
        await bench.Do(() => Append("12345678"));

        await Should.ThrowAsync<IOException>(() => bench.Do(() => Append("90123")));

        Text(small).ShouldBe("12345678");
    }

    [Fact]
    public async Task With_a_folder_the_chip_outlives_the_process()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hjemvakt-flash-").FullName;
        try
        {
            using (var bench = new Bench(flash: new FlashChip(folder)))
            {
                await bench.Do(() => Directory.CreateDirectory(@"I:\records"));
                await bench.Do(() => File.WriteAllBytes(@"I:\records\a", "kept"u8.ToArray()));
                await bench.Do(() => File.Move(@"I:\records\a", @"I:\records\b"));
            }

            var again = new FlashChip(folder);

            Encoding.UTF8.GetString(again.Peek(@"I:\records\b")!).ShouldBe("kept");
            again.Peek(@"I:\records\a").ShouldBeNull();
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static void Append(string text)
    {
        using var file = new FileStream(Path, FileMode.Append);
        file.Write(Encoding.UTF8.GetBytes(text), 0, text.Length);
    }

    private static string Text(FlashChip flash) => Encoding.UTF8.GetString(flash.Peek(Path)!);
}
