using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.SettingsFiles;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Cli;

/// <summary>Enrolment from the command line, with the files for the device if they are wanted.</summary>
internal static class GatewayCommands
{
    private const int UsualPort = 8883;

    public static async Task EnrolAsync(CompanionSettings settings, CommandLine line, string home, string gateway)
    {
        await using var services = Admin.Services(settings);
        // Everything that can be wrong with the files is found out before there is a new secret: the old one would be dead for nothing.
        var folder = line.Options["files"].LastOrDefault();
        var wanted = folder is null ? null : await WantedAsync(services, settings, line, home, gateway);
        var secret = await services.GetRequiredService<IGatewayRegistry>().EnrolAsync(home, gateway, StaffCommands.Caller, null);
        Console.WriteLine($"Gateway '{gateway}' is enrolled in home '{home}'.");
        try
        {
            if (folder is not null)
            {
                await WriteAsync(folder, GatewayFiles.Of(wanted!, secret, Authority(settings).Pem is not null), Authority(settings));
            }
        }
        finally
        {
            // Last, and whatever became of the files: nobody can ask for it again.
            Console.WriteLine("Its secret, which is shown only now:");
            Console.WriteLine(secret);
        }
    }

    private static BrokerAuthority Authority(CompanionSettings settings) => BrokerAuthority.Of(settings);

    private static async Task<NewGateway> WantedAsync(ServiceProvider services, CompanionSettings settings, CommandLine line, string home, string gateway)
    {
        if (gateway.Length > GatewayFiles.LongestId)
        {
            throw new CannotStartException($"The firmware takes ids of at most {GatewayFiles.LongestId} characters.");
        }

        var networks = new List<KnownNetwork>();
        foreach (var ssid in line.Options["wifi"])
        {
            // From standard input: an argument would be in the shell's history and in the list of processes.
            networks.Add(new KnownNetwork(ssid, await Console.In.ReadLineAsync() ?? throw new CannotStartException($"The password of network '{ssid}' is read from standard input, a line for each --wifi, and there was none.")));
        }

        var port = line.Options["broker-port"].LastOrDefault() is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new CannotStartException($"'{text}' is no port.")
            : settings.MqttTlsPort is > 0 and var set ? set : UsualPort;
        var plan = (await services.GetRequiredService<IHomePlans>().FindAsync(home)).Plan;
        var wanted = new NewGateway(gateway, line.Needed("broker-host"), port, networks, UsualPoints.Of(plan));
        return SettingsCheck.OfFile(GatewayFiles.Draft(wanted), gateway) is [var fault, ..] ? throw new CannotStartException(fault.English) : wanted;
    }

    private static async Task WriteAsync(string folder, GatewayFiles files, BrokerAuthority authority)
    {
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, "gateway.json"), files.Settings);
        await WriteAsync(Path.Combine(folder, "files.json"), files.Deployment);
        if (authority.Pem is { } pem)
        {
            await WriteAsync(Path.Combine(folder, "ca.pem"), pem);
        }
        else
        {
            Console.WriteLine(authority.Issuer is { } issuer
                ? $"The authority that signed the companion's certificate is not in its own files ({issuer}): save its certificate as ca.pem beside them, and add it to files.json."
                : "This companion has no port for gateways open (--mqtt-tls-port): no device can reach it yet.");
        }

        Console.WriteLine($"The files are in '{folder}'. Look through the sensors in gateway.json, put the files on the device (hardware/flashing.md), and delete gateway.json: it holds the secret.");
    }

    private static async Task WriteAsync(string path, string text)
    {
        // A file that is there keeps its rights, and they may be everybody's.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // For nobody but whoever ran this.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(text);
    }
}
