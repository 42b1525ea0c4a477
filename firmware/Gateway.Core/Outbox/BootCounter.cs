using System.IO;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>
/// Counts boots, the <c>b</c> of the contract. Two slots are written in turn, so that a power cut while one is written leaves the other:
/// at worst a boot that made no record yet shares its number with the next.
/// </summary>
internal sealed class BootCounter
{
    private const int SlotBytes = 12;

    /// <summary>"HBVT".</summary>
    private const uint Magic = 0x54564248;

    private readonly IRecordStore _store;
    private readonly Crc32 _crc = new Crc32();

    internal BootCounter(IRecordStore store)
    {
        _store = store;
    }

    /// <summary>Counts this boot and returns its number, 1 or more.</summary>
    /// <param name="seen">A boot number known from elsewhere; the result is greater. Matters when both slots are damaged.</param>
    internal int Next(int seen)
    {
        int a;
        int b;
        try
        {
            a = Read("boot-a");
            b = Read("boot-b");
        }
        catch (IOException)
        {
            // Writing blindly might overwrite the slot that counts.
            return seen + 1;
        }

        var last = a > b ? a : b;
        var next = (seen > last ? seen : last) + 1;
        var slot = new byte[SlotBytes];
        Bytes.Put32(slot, 0, Magic);
        Bytes.Put32(slot, 4, (uint)next);
        Bytes.Put32(slot, 8, _crc.Of(slot, 0, 8));
        try
        {
            _store.Create(a > b ? "boot-b" : "boot-a", slot, 0, SlotBytes);
        }
        catch (IOException)
        {
            // Flash does not take it. The gateway works without; its next boot may have the same number, which only blurs the dating of undated records.
        }

        return next;
    }

    private int Read(string name)
    {
        var slot = new byte[SlotBytes];
        return _store.Read(name, 0, slot, 0, SlotBytes) == SlotBytes
            && Bytes.Get32(slot, 0) == Magic
            && Bytes.Get32(slot, 8) == _crc.Of(slot, 0, 8)
            ? (int)Bytes.Get32(slot, 4)
            : 0;
    }
}
