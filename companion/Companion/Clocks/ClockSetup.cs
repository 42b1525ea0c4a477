using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hjemvakt.Companion.Clocks;

/// <summary>Puts <see cref="SteadyClock"/> before whatever clock the companion was given.</summary>
internal static class ClockSetup
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Everybody gets the steady clock from here on. A <see cref="MachineBoot"/> that is registered says in which run of the machine its counter counts.</summary>
    public static void AddSteadyClock(this IServiceCollection services)
    {
        var machine = services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System;
        var boot = services.LastOrDefault(service => service.ServiceType == typeof(MachineBoot))?.ImplementationInstance as MachineBoot;
        var steady = new SteadyClock(machine, boot?.Id ?? (machine == TimeProvider.System ? BootId() : null));
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(steady);
        services.AddSingleton(steady);
    }

    // Linux names each boot; its monotonic counter begins with it. Other systems say nothing that holds over a restart of this program.
    private static string? BootId()
    {
        try
        {
            return OperatingSystem.IsLinux() && File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>Names the run of the machine: as long as it is the same, the monotonic counter has gone on, whatever became of the program.</summary>
public sealed record MachineBoot(string Id);
