using System.CommandLine;
using Hjemvakt.Companion.Devices;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>The commands about gateways: which there are, and who may connect.</summary>
internal static class GatewayCommands
{
    private static readonly Argument<string> Thumbprint = new("SHA256");

    public static Command Tree() => new("gateway")
    {
        EnrolCommand.Make(),
        new CompanionCommand(
            "certificate", "Binds a client certificate to a gateway, by its SHA-256 thumbprint.", BindAsync, CommandOptions.Gateway, Thumbprint),
        new CompanionCommand("list", "Shows all gateways.", ListAsync, CommandOptions.Json),
        new CompanionCommand("unbind", "Takes a bound certificate away: the gateway needs its secret.", UnbindAsync, CommandOptions.Gateway),
        new CompanionCommand(
            "revoke", "Shuts a gateway out, as one that was stolen: its secret and certificate work no more, its connection is closed.", RevokeAsync, CommandOptions.Gateway),
        new CompanionCommand("remove", "The same, and nothing more is expected of it in its home.", RemoveAsync, CommandOptions.Gateway),
        HoleCommands.MakeList(),
        HoleCommands.MakeClose(),
        RequestCommands.MakeGive(),
        RequestCommands.MakeList(),
    };

    private static async Task<int> ListAsync(CommandCall call)
    {
        var gateways = await call.Get<IGatewayRegistry>().ListAsync(call.Cancel);
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(gateways.Select(gateway => new
            {
                gateway.Id, Home = gateway.HomeId, gateway.EnrolledAt, gateway.LastContactAt, gateway.SaidOffline, gateway.HasCertificate, gateway.RevokedAt,
            }));
            return CommandCall.Done;
        }

        foreach (var gateway in gateways)
        {
            var heard = gateway.LastContactAt is { } at ? $"heard {at:u}" : "not heard yet";
            await call.SayAsync($"{gateway.Id} in home {gateway.HomeId}, {heard}{(gateway.HasCertificate ? ", certificate bound" : "")}{(gateway.RevokedAt is { } revoked ? $", shut out {revoked:u}" : "")}");
        }

        return CommandCall.Done;
    }

    private static async Task<int> BindAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        await call.Get<IGatewayRegistry>().BindCertificateAsync(gateway, call.Line.Word(Thumbprint), call.Cancel);
        await call.SayAsync($"Gateway '{gateway}' may use that certificate.");
        return CommandCall.Done;
    }

    private static async Task<int> UnbindAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        await call.Get<IGatewayRegistry>().UnbindCertificateAsync(gateway, call.Caller, call.Cancel);
        await call.SayAsync($"Gateway '{gateway}' needs its secret from now on.");
        return CommandCall.Done;
    }

    private static async Task<int> RevokeAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        await call.Get<IGatewayRegistry>().RevokeAsync(gateway, call.Caller, call.Cancel);
        await call.SayAsync($"Gateway '{gateway}' is shut out. Its home is without a gateway until one is enrolled: 'gateway enrol' lets it in again with a new secret, 'gateway remove' takes it out of the home.");
        return CommandCall.Done;
    }

    private static async Task<int> RemoveAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        await call.Get<IGatewayRegistry>().RemoveAsync(gateway, call.Caller, call.Cancel);
        await call.SayAsync($"Gateway '{gateway}' is shut out and taken out of its home. Nothing more is expected of it; its records and history stay.");
        return CommandCall.Done;
    }
}
