using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.SettingsFiles;
using Hjemvakt.Companion.Homes.Plans;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>Enrolment from the command line, with the files for the device if they are wanted.</summary>
internal static class EnrolCommand
{
    private static int UsualPort => SettingsSchema.UsualPort;

    private static readonly ValueOption
        Files = new("--files", "FOLDER"), BrokerHost = new("--broker-host", "NAME"), BrokerPort = new("--broker-port", "PORT"), Wifi = new("--wifi", "SSID") { IsRepeated = true };

    public static CompanionCommand Make() => new(
        "enrol",
        "Enrols a gateway, or gives it a new secret. Prints the secret, once. With --files (and --broker-host) it writes what goes onto the device: gateway.json with the home's "
            + "planned sensors, ca.pem and nanoff's files.json. The password of each --wifi is read from standard input, a line each.",
        EnrolAsync, CommandOptions.Home, CommandOptions.Gateway, Files, BrokerHost, BrokerPort, Wifi);

    private static async Task<int> EnrolAsync(CommandCall call)
    {
        var (home, gateway) = (call.Line.Word(CommandOptions.Home), call.Line.Word(CommandOptions.Gateway));
        // Everything that can be wrong with the files is found out before there is a new secret: the old one would be dead for nothing.
        var folder = call.Line.Single(Files);
        var wanted = folder is null ? null : await WantedAsync(call, home, gateway);
        var secret = await call.Get<IGatewayRegistry>().EnrolAsync(home, gateway, call.Caller, null, call.Cancel);
        await call.SayAsync($"Gateway '{gateway}' is enrolled in home '{home}'.");
        try
        {
            if (folder is not null)
            {
                var authority = BrokerCertificateAuthority.Of(call.Settings);
                await WriteAsync(call, folder, GatewayFiles.Of(wanted!, secret, authority.Pem is not null), authority);
            }
        }
        finally
        {
            // Last, and whatever became of the files: nobody can ask for it again.
            await call.SayAsync("Its secret, which is shown only now:");
            await call.SayAsync(secret);
        }

        return CommandCall.Done;
    }

    private static async Task<NewGateway> WantedAsync(CommandCall call, string home, string gateway)
    {
        if (gateway.Length > GatewayFiles.LongestId)
        {
            throw new CannotStartException($"The firmware takes ids of at most {GatewayFiles.LongestId} characters.");
        }

        var networks = new List<KnownNetwork>();
        foreach (var ssid in call.Line.All(Wifi))
        {
            // From standard input: an argument would be in the shell's history and in the list of processes.
            var password = await call.Terminal.ReadLineAsync() ?? throw new CannotStartException($"The password of network '{ssid}' is read from standard input, a line for each --wifi, and there was none.");
            networks.Add(new KnownNetwork(ssid, TextPadding.Strip(password)));
        }

        var port = call.Line.Single(BrokerPort) is { } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new CannotStartException($"'{text}' is no port.")
            : call.Settings.MqttTlsPort is > 0 and var set ? set : UsualPort;
        var plan = (await call.Get<IHomePlans>().FindAsync(home, call.Cancel)).Plan;
        if (UsualPoints.UndecidedOf(plan).ToList() is [_, ..] undecided)
        {
            throw new CannotStartException(
                $"The plan of home '{home}' does not say whether {string.Join(", ", undecided.Select(id => $"'{id}'"))} is a button, a cord or a pendant. Say so on the home's page or with home plan (kind: button, cord or pendant), then enrol the gateway.");
        }

        var wanted = new NewGateway(gateway, call.Line.Needed(BrokerHost), port, networks, UsualPoints.Of(plan));
        return SettingsCheck.OfFile(GatewayFiles.Draft(wanted), gateway) is [var fault, ..] ? throw new CannotStartException(fault.English) : wanted;
    }

    private static async Task WriteAsync(CommandCall call, string folder, GatewayFiles files, BrokerCertificateAuthority authority)
    {
        await call.Terminal.WriteFileAsync(Path.Combine(folder, "gateway.json"), files.Settings);
        await call.Terminal.WriteFileAsync(Path.Combine(folder, "files.json"), files.Deployment);
        if (authority.Pem is { } pem)
        {
            await call.Terminal.WriteFileAsync(Path.Combine(folder, "ca.pem"), pem);
        }
        else
        {
            await call.SayAsync(authority.Issuer is { } issuer
                ? $"The authority that signed the companion's certificate is not in its own files ({issuer}): save its certificate as ca.pem beside them, and add it to files.json."
                : "This companion has no port for gateways open (--mqtt-tls-port): no device can reach it yet.");
        }

        await call.SayAsync($"The files are in '{folder}'. Look through the sensors in gateway.json, put the files on the device (hardware/flashing.md), and delete gateway.json: it holds the secret.");
    }
}
