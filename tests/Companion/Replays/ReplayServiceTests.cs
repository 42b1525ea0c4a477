using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Replays;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Companion.Tests.Support.Databases;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Replays;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Replays;

/// <summary>Stored records through a changed plan, from what a companion has in its database.</summary>
public sealed class ReplayServiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private static readonly Actor Tekla = new("Tekla", "laptop", "tekla");

    private readonly FakeTimeProvider time = new(Noon);

    [Fact]
    public async Task A_door_that_was_told_after_a_quarter_would_be_told_earlier_later_or_not_at_all()
    {
        await using var companion = await ADayAsync();

        (await SayAsync(companion, 10)).ShouldBe(["Earlier -5 Before 11:15 After 11:10 Happened 11:15"]);
        (await SayAsync(companion, 18)).ShouldBe(["Later 3 Before 11:15 After 11:18 Happened 11:15"]);
        (await SayAsync(companion, 30)).ShouldBe(["Gone  Before 11:15 After  Happened 11:15"]);
        (await SayAsync(companion, 15)).ShouldBe(["Same 0 Before 11:15 After 11:15 Happened 11:15"]);
    }

    [Fact]
    public async Task It_leaves_no_trace_and_says_the_same_again()
    {
        await using var companion = await ADayAsync();
        var before = await companion.Database.EverythingAsync();

        var first = await RunAsync(companion, OpenFor(30));
        var second = await RunAsync(companion, OpenFor(30));

        (await companion.Database.EverythingAsync()).ShouldBe(before);
        second.Report!.Lines.ShouldBe(first.Report!.Lines);
    }

    [Fact]
    public async Task It_cannot_write_even_if_it_wanted_to()
    {
        await using var companion = await ADayAsync();
        await using var db = companion.Services.GetRequiredService<Database>().ReadOnlyContext();

        var plan = db.HomePlans.Single();
        plan.Version++;

        Should.Throw<Exception>(() => db.SaveChanges()).GetBaseException().Message.ShouldMatch("(?i)read.?only");
    }

    [Fact]
    public async Task The_files_of_a_database_that_nobody_uses_are_as_before_to_the_byte()
    {
        if (TestDatabase.IsPostgres)
        {
            // It keeps its files to itself; that nothing is written is tested above on both.
            return;
        }

        await using var companion = await ADayAsync();
        await companion.StopAsync();
        var file = Path.Combine(companion.Folder, "companion.db");
        var hash = SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        var answer = await new ReplayService(companion.Database.Open(companion.Folder), time).RunAsync("berit", OpenFor(30), Noon.AddHours(-1), Noon.AddHours(1), TestContext.Current.CancellationToken);

        answer.Report!.Lines.ShouldHaveSingleItem().Change.ShouldBe(ReplayChange.Gone);
        SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(hash);
        (new FileInfo(file + "-wal") is { Exists: true } wal ? wal.Length : 0).ShouldBe(0);
    }

    [Fact]
    public async Task Too_many_days_and_no_time_at_all_are_refused_in_a_sentence()
    {
        await using var companion = await ADayAsync();

        (await RunAsync(companion, OpenFor(30), Noon.AddDays(-101))).Faults.ShouldBe([Fault.Of(FaultCode.ReplayTooLong, ReplayService.MostDays)]);
        (await RunAsync(companion, OpenFor(30), Noon.AddDays(1))).Faults.ShouldBe([Fault.Of(FaultCode.ReplayOfNoTime)]);
        (await RunAsync(companion, OpenFor(9999))).Faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCode.LimitOutOfRange);
    }

    [Fact]
    public async Task The_command_says_it_in_words_and_names_nobody()
    {
        await using var companion = await ADayAsync();
        await File.WriteAllTextAsync(Path.Combine(companion.Folder, "plan.json"), HomePlanJson.Write(OpenFor(30)), TestContext.Current.CancellationToken);

        var (exit, said, error) = await CommandAsync(companion);

        (exit, error).ShouldBe((0, ""));
        said.ShouldBe(
            """
            1 alert would not have come, 0 would have come earlier, 0 later, and 0 are new. 0 would have been as before.
              2026-03-02 12:15  Door left open in the hall: would not have come. Came 2026-03-02 12:15. Resolved as: The sensor was wrong.
            Nothing is stored from before these days, so what is usual for the person was not known when they began.
            The plan has been changed once since the first of these days. Earlier plans are not stored: the present one stands for them.
            Alerts about contact with the gateway, missing records, its clock and the service itself are left out (1 of these days).
            While the gateway was lost (once), nothing was concluded from silence.
            Alerts are answered as they were then. One that did not come then is taken for a false alarm that was ended after an hour.

            """);
        said.ShouldNotContain("Berit", Case.Insensitive);
    }

    [Fact]
    public async Task The_command_gives_a_program_everything_in_json()
    {
        await using var companion = await ADayAsync();
        await File.WriteAllTextAsync(Path.Combine(companion.Folder, "plan.json"), HomePlanJson.Write(OpenFor(10)), TestContext.Current.CancellationToken);

        var alert = JsonDocument.Parse((await CommandAsync(companion, "--json")).Out).RootElement.GetProperty("alerts").EnumerateArray().ShouldHaveSingleItem();

        alert.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ShouldBe(
            """{"change":"earlier","kind":"doorLeftOpen","room":"hall","before":"2026-03-02T12:15:00+01:00","after":"2026-03-02T12:10:00+01:00","minutes":-5,"happened":"2026-03-02T12:15:00.002+01:00","cause":"falseAlarmSensor","isMissedNeed":false}""");
    }

    private static HomePlan OpenFor(decimal minutes)
    {
        var limits = HomePlan.None.Rules.Add("door-left-open", new RuleSetting(true, new Dictionary<string, decimal> { ["open-for"] = minutes }.ToImmutableSortedDictionary(StringComparer.Ordinal)));
        return HomePlan.None with { Points = [new("front-door", PointKind.EntranceDoor, "hall")], Rules = limits };
    }

    private static Task<(int Exit, string Out, string Error)> CommandAsync(TestCompanion companion, params string[] also) => TestProgram.RunAsync(
        ["replay", "berit", "--plan", Path.Combine(companion.Folder, "plan.json"), "--from", "2026-03-02", "--to", "2026-03-02 13:00", .. also, "--data-folder", companion.Folder], "", companion.Database.ForProcess);

    private static Task<ReplayAnswer> RunAsync(TestCompanion companion, HomePlan changed, DateTimeOffset? from = null)
        => companion.Services.GetRequiredService<IReplayService>().RunAsync("berit", changed, from ?? Noon.AddHours(-1), Noon.AddHours(1), TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> SayAsync(TestCompanion companion, decimal minutes)
        => (await RunAsync(companion, OpenFor(minutes))).Report!.Lines.Select(line => FormattableString.Invariant(
            $"{line.Change} {line.Moved?.TotalMinutes:0} Before {line.Before:HH:mm} After {line.After:HH:mm} Happened {line.Happened:HH:mm}"));

    // The door is open from 12:00 to 12:20; told at 12:15, resolved at 12:21.
    private async Task<TestCompanion> ADayAsync()
    {
        var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        (await companion.Services.GetRequiredService<IHomePlans>().SetAsync("berit", OpenFor(15), null, Tekla, TestContext.Current.CancellationToken)).Done.ShouldBeTrue();
        await using var watch = new Watch(companion.AlertService, AlertKind.DoorLeftOpen);
        await gateway.RoutineAsync(Wire.Door(1, t: Noon));
        time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromMilliseconds(2));
        var alert = await watch.NextAsync();
        time.Advance(TimeSpan.FromMinutes(5));
        await gateway.RoutineAsync(Wire.Door(2, open: false, t: time.GetUtcNow()));
        await watch.UntilAsync(change => change.ClearedAt is not null);
        time.Advance(TimeSpan.FromMinutes(1));
        (await companion.AlertService.ResolveAsync(alert.Id, Tekla, ResolveCause.FalseAlarmSensor, "Berit was in the garden", TestCompanion.Soon)).Done.ShouldBeTrue();
        return companion;
    }
}
