using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A gateway's answer to a command. The first one counts; an answer to a command of which nobody knows is quarantined.</summary>
/// <param name="input">The same as it came, for the quarantine.</param>
internal sealed class ReplyWork(CommandReply reply, QuarantinedInput input) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Heard(input.GatewayId);
        var command = transaction.Db.Commands.AsNoTracking().SingleOrDefault(c => c.Id == reply.Id);
        if (command is null || command.GatewayId != input.GatewayId || !input.Topic.EndsWith($"/{command.Name}", StringComparison.Ordinal))
        {
            transaction.Quarantine(input);
        }
        else if (command.AnsweredAt is null)
        {
            // What it carried may hold a password of the home's network, and has served its time.
            transaction.Db.Commands.Where(c => c.Id == reply.Id).ExecuteUpdate(row => row
                .SetProperty(c => c.AnsweredAt, transaction.Now)
                .SetProperty(c => c.Answer, reply.Json)
                .SetProperty(c => c.Payload, ""));
        }
    }
}
