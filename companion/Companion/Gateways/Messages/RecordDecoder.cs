using System.Text.Json;
using System.Text.Unicode;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>
/// Reads a message of one stream as the wire contract has it. Strict, and per record: a record that breaks the contract
/// is refused alone; only what is no batch at all is refused whole.
/// </summary>
public static class RecordDecoder
{
    /// <summary>The most bytes of a message.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <summary>The most records of a message.</summary>
    public const int MaxRecords = 32;

    // A name twice is ambiguous, and therefore not JSON to us.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a message. Never throws, whatever the bytes.</summary>
    public static DecodedBatch Decode(RecordStream stream, ReadOnlyMemory<byte> payload) => Decode(stream, payload, payload.Length);

    /// <summary>Reads a message of which perhaps only the beginning is there.</summary>
    /// <param name="length">Bytes of all of it.</param>
    internal static DecodedBatch Decode(RecordStream stream, ReadOnlyMemory<byte> payload, long length)
    {
        if (length > MaxBytes)
        {
            return DecodedBatch.Refused($"too large: {length} bytes of at most {MaxBytes}");
        }

        if (!Utf8.IsValid(payload.Span))
        {
            return DecodedBatch.Refused("not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(payload, Strict);
            return Read(stream, document.RootElement);
        }
        catch (JsonException error)
        {
            return DecodedBatch.Refused($"not JSON: {Brief(error.Message)}");
        }
    }

    /// <summary>Reads one record back from the log, where only good ones are.</summary>
    internal static RawRecord Reread(RecordStream stream, string json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        var record = Record(stream, document.RootElement);
        return record.Record ?? throw new InvalidDataException($"The record log holds a record that breaks the contract ({record.Refusal}).");
    }

    private static DecodedBatch Read(RecordStream stream, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            return DecodedBatch.Refused($"an array of records is expected, not {root.ValueKind}");
        }

        var count = root.GetArrayLength();
        if (count is 0 or > MaxRecords)
        {
            return DecodedBatch.Refused($"1 to {MaxRecords} records are expected, not {count}");
        }

        var records = new List<DecodedRecord>(count);
        foreach (var element in root.EnumerateArray())
        {
            records.Add(Record(stream, element));
        }

        return new DecodedBatch(records, null);
    }

    private static DecodedRecord Record(RecordStream stream, JsonElement element)
    {
        var json = element.GetRawText();
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new DecodedRecord(json, null, null, $"a record is an object, not {element.ValueKind}");
        }

        var members = new Members(element);
        var sequence = members.Peek("s", 1);
        try
        {
            var kind = members.Text("k");
            var record = new RawRecord(
                members.Integer("s", 1),
                (int)members.Integer("b", 0, int.MaxValue),
                members.Integer("u", 0),
                members.OptionalInteger("t", 0),
                kind,
                members.Text("p", 1, 64),
                RecordKinds.Body(stream, kind, members),
                json);
            Check(record);
            return new DecodedRecord(json, record.Sequence, record, null);
        }
        catch (BadMemberException bad)
        {
            return new DecodedRecord(json, sequence, null, Brief(bad.Message));
        }
    }

    // What no schema can say, because it is between two members.
    private static void Check(RawRecord record)
    {
        if (record.Body is Cancel cancel && cancel.Ref >= record.Sequence)
        {
            throw new BadMemberException("ref: an alarm can be cancelled only by a later record");
        }

        if (record.Body is Gap gap && gap.To < gap.From)
        {
            throw new BadMemberException("to: less than from");
        }
    }

    private static string Brief(string message) => message.Length <= 200 ? message : message[..200];
}
