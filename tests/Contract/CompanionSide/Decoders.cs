using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Contract.Tests.CompanionSide;

/// <summary>The companion's readers, giving verdicts that can be compared with those of the schemas.</summary>
internal static class Decoders
{
    public static RecordStream StreamOf(string message) => message == "alarm" ? RecordStream.Alarm : RecordStream.Routine;

    public static SideVerdict Judge(string message, ReadOnlyMemory<byte> payload)
    {
        if (message == "status")
        {
            var (status, refusal) = StatusDecoder.Decode(payload);
            return status is not null ? SideVerdict.Accept : SideVerdict.Refuse(refusal!);
        }

        if (message == "reply")
        {
            var (reply, refusal) = ReplyDecoder.Decode(payload);
            return reply is not null ? SideVerdict.Accept : SideVerdict.Refuse(refusal!);
        }

        var batch = RecordDecoder.Decode(StreamOf(message), payload);
        if (batch.Refusal is { } why)
        {
            return SideVerdict.Refuse(why);
        }

        var quarantined = batch.Records.Index().Where(entry => entry.Item.Record is null).ToArray();
        return new SideVerdict(true, [.. quarantined.Select(entry => entry.Index)], string.Join("; ", quarantined.Select(entry => entry.Item.Refusal)));
    }
}
