using System.Diagnostics;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>Small programs of the system.</summary>
internal static class Tool
{
    /// <summary>Runs one to its end; it must end well.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await Guarded.InTime($"{program} ends", cancel => process.StandardError.ReadToEndAsync(cancel));
        await Guarded.InTime($"{program} ends", process.WaitForExitAsync);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {said}");
    }
}
