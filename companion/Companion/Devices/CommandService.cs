using System.Text.Json;
using System.Text.Json.Nodes;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Devices;

/// <summary>Commands, kept in the database; the broker's courier takes them out.</summary>
internal sealed class CommandService(IDbContextFactory<CompanionDb> databases, Administration administration, CommandsWaiting waiting, TimeProvider time) : ICommandService
{
    // The gateway reads no longer message; what the service adds is far below the rest.
    private const int LongestBody = 7 * 1024;

    public async Task<string> GiveAsync(string gatewayId, string name, string? body, Actor by, TimeSpan lifetime, CancellationToken cancel = default)
    {
        if (!CommandNames.All.Contains(name))
        {
            throw new ArgumentException($"There is no command '{name}'. There are {string.Join(", ", CommandNames.All)}.");
        }

        if (lifetime <= TimeSpan.Zero)
        {
            throw new ArgumentException("A command needs a lifetime above zero.");
        }

        var members = Body(body is null ? null : TextPadding.Strip(body));
        var detail = name == "config" && members["set"] is JsonObject set ? $"{name} of {string.Join(", ", set.Select(member => member.Key))}" : name;
        try
        {
            return await StoreAsync(gatewayId, name, members, detail, by, lifetime, cancel);
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            throw new StorageUnavailableException("The command could not be stored.", error);
        }
    }

    public async Task<IReadOnlyList<CommandView>> ListAsync(string gatewayId, int take, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Commands.AsNoTracking()
            .Where(c => c.GatewayId == gatewayId)
            .OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.Id)
            .Take(take)
            .Select(c => new CommandView(c.Id, c.GatewayId, c.Name, c.GivenBy, c.GivenAt, c.ExpiresAt, c.SentAt, c.AnsweredAt, c.Answer))
            .ToListAsync(cancel);
    }

    private async Task<string> StoreAsync(string gatewayId, string name, JsonObject members, string detail, Actor by, TimeSpan lifetime, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await administration.BeginAsync(db, cancel);
        if (!await db.Gateways.AnyAsync(gateway => gateway.Id == gatewayId, cancel))
        {
            throw new ArgumentException($"There is no gateway '{gatewayId}'. Enrol it first.");
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var message = new JsonObject { ["id"] = id, ["exp"] = (now + lifetime).ToUnixTimeMilliseconds() };
        foreach (var (member, value) in members.ToArray())
        {
            members.Remove(member);
            message[member] = value;
        }

        db.Commands.Add(new CommandRow
        {
            Id = id,
            GatewayId = gatewayId,
            Name = name,
            Payload = message.ToJsonString(),
            GivenBy = by.Name,
            GivenAt = now,
            ExpiresAt = now + lifetime,
        });
        // Names only: the values may hold a password of the home's network.
        GatewayHistory.Append(db, gatewayId, now, "commandGiven", by, $"{detail} ({id})");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        waiting.Tell();
        return id;
    }

    private static JsonObject Body(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return [];
        }

        if (body.Length > LongestBody)
        {
            throw new ArgumentException($"The command's body is longer than {LongestBody} characters.");
        }

        try
        {
            var members = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
            return members is not null && !members.ContainsKey("id") && !members.ContainsKey("exp")
                ? members
                : throw new ArgumentException("The command's body must be a JSON object without id and exp.");
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The command's body is not JSON: {error.Message}", error);
        }
    }
}
