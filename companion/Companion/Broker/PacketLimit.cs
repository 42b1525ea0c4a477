using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Exceptions;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Stands before the broker's packet reader, which collects a packet in memory before it looks at it: of up to a quarter of a gigabyte, for
/// anybody who asks, signed in or not. This reader ends connections that could only waste time and memory, and lets only the
/// beginning of a publication through that is larger than the contract allows: the rest is thrown away as it arrives, nobody waits for
/// it, and the sender's stream goes on. It also ends a connection that ends inside a packet, which the broker would wait for until a time-out.
/// </summary>
/// <param name="limits">How many bytes of what.</param>
/// <param name="exceeded">Called when a packet is larger than it may be, whether it is cut or ends the connection.</param>
internal sealed class PacketLimit(PipeReader inner, PacketLimits limits, Action exceeded) : PipeReader
{
    private const byte Connect = 0x10, Publish = 0x30, TypeMask = 0xF0;
    private const int LongestLength = 4;

    private bool first = true;
    private SequencePosition start;

    // The packet that stands in for one that is too large, while the broker has it in hand, and where the broker's part of the original ends.
    private ReadOnlySequence<byte>? standIn;
    private SequencePosition keptUntil;

    // Bytes of the packet that is too large that are still to be thrown away.
    private long skip;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var result = await inner.ReadAsync(cancellationToken);
            if (Looked(result) is { } answer)
            {
                return answer;
            }
        }
    }

    public override bool TryRead(out ReadResult result)
    {
        while (inner.TryRead(out result))
        {
            if (Looked(result) is { } answer)
            {
                result = answer;
                return true;
            }
        }

        return false;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (standIn is { } packet)
        {
            // The broker consumes whole packets only.
            var taken = packet.Slice(consumed).IsEmpty;
            inner.AdvanceTo(taken ? keptUntil : start, keptUntil);
            standIn = null;
            if (!taken)
            {
                throw new MqttCommunicationException("A packet that is too large was not understood.");
            }

            return;
        }

        first = first && start.Equals(consumed);
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    // What the broker is to see of what has come; null when there is nothing for it yet.
    private ReadResult? Looked(ReadResult result)
    {
        if (skip > 0)
        {
            return Skipped(result);
        }

        start = result.Buffer.Start;
        if (FaultOf(result, out var tooLarge) is { } fault)
        {
            inner.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw new MqttCommunicationException(fault);
        }

        if (tooLarge is not { } size)
        {
            return result;
        }

        if (result.Buffer.Length < limits.EveryPacket)
        {
            if (result.IsCompleted || result.IsCanceled)
            {
                return result;
            }

            inner.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            return null;
        }

        exceeded();
        return StandIn(result, size);
    }

    private ReadResult? Skipped(ReadResult result)
    {
        if (result.IsCanceled)
        {
            return result;
        }

        var gone = Math.Min(skip, result.Buffer.Length);
        skip -= gone;
        if (skip > 0 && result.IsCompleted)
        {
            inner.AdvanceTo(result.Buffer.End);
            throw new MqttCommunicationException("The connection ended inside a packet.");
        }

        inner.AdvanceTo(result.Buffer.GetPosition(gone));
        return null;
    }

    // The same packet with as much of it as may come through, and a mark behind.
    private ReadResult StandIn(ReadResult result, PacketSize size)
    {
        var kept = result.Buffer.Slice(size.Header, limits.EveryPacket - size.Header);
        var body = (int)kept.Length + CutPayload.TrailerLength;
        var packet = new byte[1 + LongestLength + body];
        packet[0] = result.Buffer.FirstSpan[0];
        var length = 1;
        for (var rest = body; ; rest >>= 7)
        {
            packet[length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        kept.CopyTo(packet.AsSpan(length));
        skip = size.Whole - limits.EveryPacket;
        CutPayload.WriteTrailer(packet.AsSpan(length + (int)kept.Length), skip);
        keptUntil = kept.End;
        var sequence = new ReadOnlySequence<byte>(packet, 0, length + body);
        standIn = sequence;
        return new ReadResult(sequence, result.IsCanceled, isCompleted: false);
    }

    private string? FaultOf(ReadResult result, out PacketSize? tooLarge)
    {
        tooLarge = null;
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

        if (size.Whole > (first ? limits.FirstPacket : limits.EveryPacket))
        {
            if (first || (kind & TypeMask) != Publish || size.Whole > limits.LargestCut)
            {
                exceeded();
                return $"A packet of {size.Whole} bytes is more than this broker takes.";
            }

            tooLarge = size;
        }

        return result.IsCompleted && size.Whole > result.Buffer.Length ? "The connection ended inside a packet." : null;
    }

    /// <summary>The packet's size; null when its length is not there yet, or goes on for longer than MQTT allows.</summary>
    private static PacketSize? SizeOf(ref SequenceReader<byte> reader)
    {
        var length = 0L;
        for (var i = 0; i < LongestLength && reader.TryRead(out var digit); i++)
        {
            length |= (long)(digit & 0x7F) << (7 * i);
            if ((digit & 0x80) == 0)
            {
                return new PacketSize((int)reader.Consumed, length + reader.Consumed);
            }
        }

        return null;
    }

    /// <param name="Header">Bytes of the fixed header.</param>
    /// <param name="Whole">Bytes of the packet, header included.</param>
    private readonly record struct PacketSize(int Header, long Whole);
}

/// <summary>How large packets may be, in bytes with their headers.</summary>
/// <param name="FirstPacket">The first one, which must be a CONNECT; a larger one ends the connection.</param>
/// <param name="EveryPacket">Any other one. Of a larger publication this much is let through; a larger packet of another kind ends the connection.</param>
/// <param name="LargestCut">A publication that is larger than this ends the connection.</param>
internal sealed record PacketLimits(int FirstPacket, int EveryPacket, int LargestCut)
{
    /// <summary>
    /// A CONNECT with its will and credentials, and a message of the contract (8 KiB) with its topic, have no need of 16 KiB. What is larger and
    /// less than a megabyte is worth a place in quarantine.
    /// </summary>
    public static PacketLimits Usual { get; } = new(16 * 1024, 16 * 1024, 1024 * 1024);
}
