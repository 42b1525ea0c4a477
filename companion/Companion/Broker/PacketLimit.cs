using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Exceptions;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Stands before the broker's packet reader and lets only whole packets of a bearable size get to it. MQTT allows a
/// quarter of a gigabyte, and the broker would collect that in memory for anybody who asks, signed in or not; and on a
/// connection that ends inside a packet its reader would spin for ever.
/// </summary>
internal sealed class PacketLimit(PipeReader inner, int firstPacket, int everyPacket, Action exceeded) : PipeReader
{
    private bool first = true;

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
        if (last.Start.Equals(consumed) is false)
        {
            first = false;
        }

        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private ReadOnlySequence<byte> last;

    private void Check(ReadResult result)
    {
        last = result.Buffer;
        var size = SizeOf(result.Buffer);
        if (size > (first ? firstPacket : everyPacket))
        {
            exceeded();
            inner.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw new MqttCommunicationException($"A packet of {size} bytes is more than this broker takes.");
        }

        if (result.IsCompleted && !result.Buffer.IsEmpty && (size is null || size > result.Buffer.Length))
        {
            inner.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw new MqttCommunicationException("The connection ended inside a packet.");
        }
    }

    /// <summary>Bytes of the packet that begins here, header included; null when that cannot be seen yet.</summary>
    private static long? SizeOf(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out _))
        {
            return null;
        }

        var (length, shift) = (0L, 0);
        while (reader.TryRead(out var digit))
        {
            length |= (long)(digit & 0x7F) << shift;
            if ((digit & 0x80) == 0)
            {
                return length + reader.Consumed;
            }

            shift += 7;
            if (shift > 21)
            {
                // Longer than MQTT allows; the broker's own reader says so.
                return null;
            }
        }

        return null;
    }
}
