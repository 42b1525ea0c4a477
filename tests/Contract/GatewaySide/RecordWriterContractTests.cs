using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Records;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>The firmware's record writer on every kind of record of the contract, those included that no sensor makes yet.</summary>
public sealed class RecordWriterContractTests
{
    [Theory]
    [InlineData("alarm")]
    [InlineData("routine")]
    public void A_record_of_any_kind_is_written_so_that_it_satisfies_the_schema_and_says_the_same(string stream) => GoodRecord.Of(stream).Sample(record =>
    {
        if (Written(record) is not { } bytes)
        {
            return;
        }

        var verdict = PublishedSchemas.Judge(stream, (byte[])[(byte)'[', .. bytes, (byte)']']);
        verdict.Good.ShouldBeTrue(verdict.Why);
        var read = JsonNode.Parse(bytes)!.AsObject();
        JsonNode.DeepEquals(read, WithoutArrays(record)).ShouldBeTrue($"{record.ToJsonString()} was written as {read.ToJsonString()}");
        read.Select(member => member.Key).ShouldBe(WithoutArrays(record).Select(member => member.Key));
    }, iter: Effort.Of(1000));

    [Fact]
    public void A_reading_has_one_decimal() => GoodRecord.OfKind("env").Sample(record =>
    {
        using var read = JsonDocument.Parse(Written(record).ShouldNotBeNull());
        foreach (var member in read.RootElement.EnumerateObject().Where(member => member.Name is "temp" or "rh" or "hpa"))
        {
            member.Value.GetRawText().Split('.')[^1].Length.ShouldBe(1, read.RootElement.GetRawText());
        }
    }, iter: Effort.Of(1000));

    /// <summary>The record as the firmware writes it; null when it is longer than the firmware's own limit.</summary>
    public static byte[]? Written(JsonObject record)
    {
        var head = new RecordHead().Set((int)record["b"]!, (long)record["u"]!, (long?)record["t"] ?? 0, (string)record["k"]!, (string)record["p"]!);
        var writer = new RecordWriter();
        var buffer = new byte[RecordWriter.MaxBytes + 100];
        writer.Begin(buffer, 7, (long)record["s"]!, head);
        foreach (var (name, value) in WithoutArrays(record).Where(member => member.Key is not ("s" or "b" or "u" or "t" or "k" or "p")))
        {
            _ = value!.GetValueKind() switch
            {
                JsonValueKind.True or JsonValueKind.False => writer.Flag(name, (bool)value),
                JsonValueKind.String => writer.Text(name, (string)value!),
                _ when (decimal)value % 1 == 0 && name is not ("temp" or "rh" or "hpa") => writer.Number(name, (long)(decimal)value),
                _ => writer.Tenths(name, (int)((decimal)value * 10)),
            };
        }

        var end = writer.End();
        return end < 0 ? null : buffer[7..end];
    }

    // The writer has no arrays yet, no hundredths, and leaves out a time of 0, which is its word for unknown.
    private static JsonObject WithoutArrays(JsonObject record)
    {
        var copy = record.DeepClone().AsObject();
        foreach (var (name, value) in record)
        {
            if (value is JsonArray || (name == "t" && (long)value! == 0))
            {
                copy.Remove(name);
            }
            else if (value!.GetValueKind() == JsonValueKind.Number && (decimal)value * 10 % 1 != 0)
            {
                copy[name] = JsonNode.Parse(decimal.Round((decimal)value, 1, MidpointRounding.ToZero).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return copy;
    }
}
