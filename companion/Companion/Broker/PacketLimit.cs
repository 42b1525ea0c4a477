using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Exceptions;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Stands before the broker's packet reader and ends connections that could only waste its time and memory. MQTT allows
/// packets of a quarter of a gigabyte, and the broker would collect one in memory for anybody who asks, signed in or not;
/// and on a connection that ends inside a packet its reader would go round and round until a time-out.
/// </summary>
/// <param name="firstPacket">The most bytes of the first packet, which must be a CONNECT.</param>
/// <param name="everyPacket">The most bytes of any other.</param>
/// <param name="exceeded">Called when there are more.</param>
internal sealed class PacketLimit(PipeReader inner, int firstPacket, int everyPacket, Action exceeded) : PipeReader
{
    private const byte Connect = 0x10;
    private const int LongestLength = 4;

    private bool first = true;
    private SequencePosition start;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var result = await inner.ReadAsync(cancellationToken);
        Check(result);
        return result;
    }

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result))
        {
            return false;
        }

        Check(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        // The broker consumes whole packets only.
        first = first && start.Equals(consumed);
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private void Check(ReadResult result)
    {
        start = result.Buffer.Start;
        if (FaultOf(result) is { } fault)
        {
            inner.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw new MqttCommunicationException(fault);
        }
    }

    private string? FaultOf(ReadResult result)
    {
        var reader = new SequenceReader<byte>(result.Buffer);
        if (!reader.TryRead(out var kind))
        {
            return null;
        }

        if (first && kind != Connect)
        {
            return "The first packet is no CONNECT.";
        }

        if (SizeOf(ref reader) is not { } size)
        {
            return reader.Consumed > LongestLength ? "The packet's length is none." : result.IsCompleted ? "The connection ended inside a packet." : null;
        }

        if (size > (first ? firstPacket : everyPacket))
        {
            exceeded();
            return $"A packet of {size} bytes is more than this broker takes.";
        }

        return result.IsCompleted && size > result.Buffer.Length ? "The connection ended inside a packet." : null;
    }

    /// <summary>Bytes of the packet, header included; null when its length is not there yet, or goes on for longer than MQTT allows.</summary>
    private static long? SizeOf(ref SequenceReader<byte> reader)
    {
        var length = 0L;
        for (var i = 0; i < LongestLength && reader.TryRead(out var digit); i++)
        {
            length |= (long)(digit & 0x7F) << (7 * i);
            if ((digit & 0x80) == 0)
            {
                return length + reader.Consumed;
            }
        }

        return null;
    }
}
