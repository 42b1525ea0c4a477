using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Shouldly;

namespace Hjemvakt.Endurance.Tests.World;

/// <summary>What the service holds of one stream: each number once. A number that comes again with other content has been used twice.</summary>
internal sealed class ReceivedStream
{
    private readonly Dictionary<long, string> records = [];
    private readonly HashSet<(string Kind, string Point, long Uptime, string Body)> events = [];

    /// <summary>Everything up to here has come, or was told to be gone.</summary>
    public long Receipt { get; private set; }

    /// <summary>Records that were told to be gone.</summary>
    public long Gone { get; private set; }

    /// <summary>Keep no record that a receipt covers: for lives so long that the service's memory would hide the gateway's.</summary>
    public bool Forgets { get; init; }

    public void Take(JsonElement record)
    {
        var number = record.GetProperty("s").GetInt64();
        var text = record.GetRawText();
        if (Forgets && number <= Receipt)
        {
            return;
        }

        if (!records.TryAdd(number, text))
        {
            records[number].ShouldBe(text, "a number was used twice");
            return;
        }

        var kind = record.GetProperty("k").GetString()!;
        var point = record.TryGetProperty("p", out var named) ? named.GetString()! : "";
        // The number apart, two records of one instant that say the same are one thing told twice. Only the gateway's own tamper alarms may be
        // many: one for each alarm that its flash has lost.
        var isNew = events.Add((kind, point, record.GetProperty("u").GetInt64(), text[text.IndexOf(',', StringComparison.Ordinal)..]));
        (isNew || (kind == "tamper" && point == "gateway")).ShouldBeTrue($"one thing came under two numbers: {text}");

        if (kind == "gap")
        {
            var (from, to) = (record.GetProperty("from").GetInt64(), record.GetProperty("to").GetInt64());
            Gone += to - from + 1;
            for (var gone = from; gone <= to; gone++)
            {
                records.TryAdd(gone, "");
            }
        }

        while (records.ContainsKey(Receipt + 1))
        {
            Receipt++;
            if (Forgets)
            {
                records.Remove(Receipt);
                events.Clear();
            }
        }
    }

    /// <summary>Whether something of this kind happened then, give or take.</summary>
    public bool Has(string kind, string point, long uptime, int within)
        => events.Any(known => known.Kind == kind && known.Point == point && Math.Abs(known.Uptime - uptime) <= within);
}
