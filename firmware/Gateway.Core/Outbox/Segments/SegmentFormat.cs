using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>
/// How a segment file looks, byte for byte. A segment is a header and then entries, only ever appended to; its name carries the number of its first record.
/// <code>
/// header, 32 bytes: "HV" 1 stream | first 8 | receipted 8 | boot 4 | flags 4 | crc32 4 of all before
/// entry, 10 bytes + payload: length 2 | index 2 | type 1 | check 1 of all before | crc32 4 of those six and the payload | payload
/// </code>
/// <para><c>index</c> counts records from the segment's first, so that a damaged entry is known by the gap it leaves and nothing after it is lost.
/// The head has a check of its own, so that a length is believed only when it was written: an entry that is cut short (a power cut; it was never sent)
/// is told from one that is damaged (it may have been sent, so its number must not be used again).</para>
/// </summary>
internal sealed class SegmentFormat
{
    internal const int HeaderBytes = 32;
    internal const int EntryHeadBytes = 10;

    /// <summary>The digits that a new number may add to a record.</summary>
    internal const int Growth = 16;

    /// <summary>A record with a new number.</summary>
    internal const int MaxPayload = RecordWriter.MaxBytes + Growth;

    /// <summary>A record of the contract, as JSON.</summary>
    internal const int TypeRecord = 1;

    /// <summary>How far the stream had been receipted: 8 bytes.</summary>
    internal const int TypeReceipt = 2;

    /// <summary>All that the segment had to hold is there; see <see cref="FlagWhole"/>.</summary>
    internal const int TypeWhole = 3;

    /// <summary>Header flag: the segment counts only once it has an entry of <see cref="TypeWhole"/>; until then it is as if it were not there.</summary>
    internal const uint FlagWhole = 1;

    private readonly Crc32 _crc = new Crc32();
    private readonly uint _magic;

    /// <param name="stream">Letter of the stream.</param>
    internal SegmentFormat(char stream)
    {
        _magic = 0x00015648 | ((uint)stream << 24);
    }

    internal void PutHeader(byte[] data, long first, long receipted, int boot, uint flags)
    {
        Bytes.Put32(data, 0, _magic);
        Bytes.Put64(data, 4, first);
        Bytes.Put64(data, 12, receipted);
        Bytes.Put32(data, 20, (uint)boot);
        Bytes.Put32(data, 24, flags);
        Bytes.Put32(data, 28, _crc.Of(data, 0, 28, 0, 0));
    }

    /// <summary>Whether there is a header at the start of these bytes, of this stream and with this first number.</summary>
    internal bool IsHeader(byte[] data, int count, long first) =>
        count >= HeaderBytes
        && Bytes.Get32(data, 0) == _magic
        && Bytes.Get64(data, 4) == first
        && Bytes.Get32(data, 28) == _crc.Of(data, 0, 28, 0, 0);

    /// <summary>What a header says that <see cref="IsHeader"/> has found to be one.</summary>
    internal static uint ReadHeader(byte[] data, out long receipted, out int boot)
    {
        receipted = Bytes.Get64(data, 12);
        boot = (int)Bytes.Get32(data, 20);
        return Bytes.Get32(data, 24);
    }

    /// <summary>Fills in the head in front of a payload that is already in place at <paramref name="at"/> + 10.</summary>
    internal void PutEntryHead(byte[] data, int at, int length, int index, int type)
    {
        Bytes.Put16(data, at, length);
        Bytes.Put16(data, at + 2, index);
        data[at + 4] = (byte)type;
        data[at + 5] = HeadCheck(data, at);
        Bytes.Put32(data, at + 6, _crc.Of(data, at, 6, at + EntryHeadBytes, length));
    }

    /// <summary>How long the payload is behind a head that was written whole; -1 when there is no such head.</summary>
    internal static int LengthAt(byte[] data, int at)
    {
        var length = Bytes.Get16(data, at);
        var type = data[at + 4];
        return data[at + 5] == HeadCheck(data, at) && type >= TypeRecord && type <= TypeWhole && length <= MaxPayload ? length : -1;
    }

    /// <summary>Whether head and payload belong together.</summary>
    internal bool IsEntry(byte[] data, int at) => Bytes.Get32(data, at + 6) == _crc.Of(data, at, 6, at + EntryHeadBytes, Bytes.Get16(data, at));

    private static byte HeadCheck(byte[] data, int at) =>
        (byte)(0x5A + data[at] * 3 + data[at + 1] * 5 + data[at + 2] * 7 + data[at + 3] * 11 + data[at + 4] * 13);
}
