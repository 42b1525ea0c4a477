using System;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>
/// A message in the making: 1–32 records of one stream as a JSON array. The contract allows 8 KiB; this gateway sends no more than the chip can hand to TLS at once. One object serves all batches in turn; only the finished message is new.
/// </summary>
public sealed class Batch
{
    /// <summary>Most records in a message.</summary>
    public const int MaxRecords = 32;

    /// <summary>
    /// Most bytes in a message, a reply too. With topic, MQTT and TLS around it (some 240 bytes at most) it stays below the 2.8 KB that always fit the socket's send buffer: a larger
    /// write can spin in native code for ever while the link is dead. Two of the largest records fit.
    /// </summary>
    public const int MaxBytes = 2560;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private int _length;
    private int _max = MaxRecords;

    /// <summary>How many records it has.</summary>
    public int Count { get; private set; }

    /// <summary>Number of its first record.</summary>
    public long First { get; private set; }

    /// <summary>Number of its last record.</summary>
    public long Last { get; private set; }

    internal void Clear(int max)
    {
        _max = max < MaxRecords ? max : MaxRecords;
        Count = 0;
        _length = 0;
    }

    /// <summary>Adds a record; false when it does not fit.</summary>
    internal bool Add(long sequence, byte[] data, int offset, int length)
    {
        if (Count >= _max || _length + 2 + length > MaxBytes)
        {
            return false;
        }

        _bytes[_length++] = (byte)(Count == 0 ? '[' : ',');
        Array.Copy(data, offset, _bytes, _length, length);
        _length += length;
        if (Count == 0)
        {
            First = sequence;
        }

        Last = sequence;
        Count++;
        return true;
    }

    /// <summary>The finished message, a new array of exactly its length.</summary>
    public byte[] ToMessage()
    {
        var message = new byte[_length + 1];
        Array.Copy(_bytes, 0, message, 0, _length);
        message[_length] = (byte)']';
        return message;
    }
}
