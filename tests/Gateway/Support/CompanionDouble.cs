using System.Text.Json;

namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>One record as the companion has stored it.</summary>
internal sealed record Stored(string Gateway, string Stream, long S, string Kind, string Point, long? T, long U, string Json);

/// <summary>
/// The other side of the contract, as small as it can be: a broker that keeps what comes, once each, and says how far it is. What it forgets to say is up to the test.
/// </summary>
internal sealed class CompanionDouble : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Gateway, string Stream, long S)> _held = [];

    private CompanionDouble(TestBroker broker)
    {
        Broker = broker;
        Broker.Arrives = Store;
    }

    public TestBroker Broker { get; }

    /// <summary>Records stored, each once, in the order of their coming.</summary>
    public Journal<Stored> Records { get; } = new();

    /// <summary>How often a record has come that was stored already.</summary>
    public int Copies { get; private set; }

    /// <summary>False: stores, acknowledges, and says nothing.</summary>
    public bool GivesReceipts { get; set; } = true;

    public static async Task<CompanionDouble> Start(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null)
        => new(await TestBroker.Start(certificate));

    /// <summary>Says how far it is.</summary>
    public Task Receipt(string gateway)
    {
        string receipt;
        lock (_gate)
        {
            receipt = $$"""{"alarm":{{Prefix(gateway, "alarm")}},"routine":{{Prefix(gateway, "routine")}}}""";
        }

        return Broker.Send($"hv1/{gateway}/receipt", receipt);
    }

    /// <summary>Tells the home how its alert is.</summary>
    public Task Alert(string gateway, string kind, string state)
        => Broker.Send($"hv1/{gateway}/alert", $$"""{"id":"11111111-1111-1111-1111-111111111111","kind":"{{kind}}","state":"{{state}}"}""");

    /// <summary>Alarm records of a gateway, by number.</summary>
    public IReadOnlyList<Stored> Alarms(string gateway) => [.. Records.Entries.Where(one => one.Gateway == gateway && one.Stream == "alarm")];

    public ValueTask DisposeAsync() => Broker.DisposeAsync();

    private void Store(Arrived arrived)
    {
        var parts = arrived.Topic.Split('/');
        if (parts is not ["hv1", var gateway, "alarm" or "routine"])
        {
            return;
        }

        using var batch = JsonDocument.Parse(arrived.Payload);
        foreach (var record in batch.RootElement.EnumerateArray())
        {
            var s = record.GetProperty("s").GetInt64();
            lock (_gate)
            {
                if (!_held.Add((gateway, parts[2], s)))
                {
                    Copies++;
                    continue;
                }
            }

            Records.Add(new Stored(
                gateway,
                parts[2],
                s,
                record.GetProperty("k").GetString()!,
                record.GetProperty("p").GetString()!,
                record.TryGetProperty("t", out var t) ? t.GetInt64() : null,
                record.GetProperty("u").GetInt64(),
                record.GetRawText()));
        }

        if (GivesReceipts)
        {
            _ = Receipt(gateway);
        }
    }

    private long Prefix(string gateway, string stream)
    {
        var upTo = 0L;
        while (_held.Contains((gateway, stream, upTo + 1)))
        {
            upTo++;
        }

        return upTo;
    }
}
