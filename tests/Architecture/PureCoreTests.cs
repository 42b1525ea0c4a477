using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>What decides, decides from what it is handed: no input, no output, no clock, no chance, no thread of its own.</summary>
public sealed class PureCoreTests
{
    private static readonly string[] OutsideWorld =
    [
        "System.IO", "System.Net", "System.Console", "System.Diagnostics.Process", "System.Environment", "System.AppContext", "System.AppDomain", "System.Reflection.Assembly",
        "System.Runtime.InteropServices.Marshal", "Microsoft",
    ];

    private static readonly string[] Threads =
    [
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Threading.Tasks", "System.Timers",
        "System.Threading.AutoResetEvent", "System.Threading.ManualResetEvent", "System.Threading.WaitHandle", "System.Threading.Semaphore", "System.Threading.SemaphoreSlim",
    ];

    private static readonly string[] Clocks =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.TimeProvider::", "System.Diagnostics.Stopwatch::", "System.TimeZoneInfo::get_Local",
    ];

    private static readonly string[] Chance =
    [
        "System.Random::", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator::",
    ];

    // A store tells of its failures by this type; it is a word, not a way to a file.
    private static readonly string[] Words = ["System.IO.IOException", "System.IO.InvalidDataException"];

    [Fact]
    public void Safety_touches_nothing_outside_itself() => Impurities(Compiled.Safety, [.. OutsideWorld, .. Threads], [.. Clocks, .. Chance]).ShouldBeEmpty();

    [Fact]
    public void The_gateways_core_touches_nothing_outside_itself() => Impurities(Compiled.GatewayCore, [.. OutsideWorld, .. Threads, "System.DateTime"], [.. Clocks, .. Chance]).ShouldBeEmpty();

    [Fact]
    public void This_rule_sees_what_it_forbids() => Impurities(Compiled.Of(typeof(PureCoreTests)), [.. OutsideWorld, .. Threads], [.. Clocks, .. Chance]).ShouldNotBeEmpty();

    /// <summary>Nobody waits by sleeping. On the board, time belongs to the board: the device's own Thread is the stand-in's on the host.</summary>
    [Fact]
    public void Nobody_sleeps()
    {
        foreach (var program in new[] { Compiled.Safety, Compiled.Companion, Compiled.Showroom, Compiled.GatewayCore, Compiled.Gateway, Compiled.VirtualHome })
        {
            program.Calls.ShouldNotContain("System.Threading.Thread::Sleep", program.Name);
        }
    }

    private static IEnumerable<string> Impurities(Compiled program, string[] names, string[] members) =>
        program.Mentions
            .Where(mention => !Words.Contains(mention.To.ToString()) && names.Any(name => mention.To.IsIn(name) || mention.To.ToString() == name))
            .Select(mention => mention.ToString())
            .Concat(program.Calls.Where(call => members.Any(member => call.StartsWith(member, StringComparison.Ordinal))).Select(call => $"{program} calls {call}"));
}
