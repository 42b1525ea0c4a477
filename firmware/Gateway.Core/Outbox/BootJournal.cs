using System;
using System.IO;
using Hjemvakt.Gateway.Common;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>
/// What one boot leaves for the next: the boot counter (the <c>b</c> of the contract), how many boots in a row have not come to anything, what the
/// restarts were for, and which commands have been carried out. Two slots are written in turn, so that a power cut while one is written leaves the
/// other: at worst a boot that made no record yet shares its number with the next. Main loop only.
/// </summary>
public sealed class BootJournal
{
    /// <summary>How many kinds of restarts are counted: see <see cref="Kind"/>.</summary>
    public const int Kinds = 6;

    private const int BootAt = 8;
    private const int SickAt = 12;
    private const int RestartsAt = 16;
    private const int CommandsAt = RestartsAt + Kinds * 4;
    private const int Commands = 8;
    private const int CrcAt = CommandsAt + Commands * 8;
    private const int SlotBytes = CrcAt + 4;

    /// <summary>"HBV2".</summary>
    private const uint Magic = 0x32564248;

    private static readonly string[] s_kinds = ["power", "crash", "stuck", "silence", "settings", "command"];

    private readonly IRecordStore _store;
    private readonly Crc32 _crc = new Crc32();
    private readonly byte[] _page = new byte[SlotBytes];
    private bool _writable = true;

    /// <summary>Counts this boot and writes it down.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="seen">A boot number known from elsewhere; this boot's is greater. Matters when both slots are damaged.</param>
    /// <param name="reason">Why the chip was restarted; begins with a <see cref="Kind"/>.</param>
    internal BootJournal(IRecordStore store, int seen, string reason)
    {
        _store = store;
        var other = new byte[SlotBytes];
        try
        {
            Read("boot-a", _page);
            Read("boot-b", other);
        }
        catch (IOException)
        {
            // Writing blindly might overwrite the slot that counts.
            _writable = false;
        }

        if (Bytes.Get32(other, 4) > Bytes.Get32(_page, 4))
        {
            _page = other;
        }

        var last = Number(BootAt);
        Bytes.Put32(_page, BootAt, (uint)((seen > last ? seen : last) + 1));
        // Mains that flickers says nothing about the gateway, and must not cost the home its sensors.
        if (reason != Kind(0) || Sick == 0)
        {
            Bytes.Put32(_page, SickAt, (uint)Sick + 1);
        }

        for (var i = 0; i < Kinds; i++)
        {
            if (Texts.Begin(reason, Kind(i)))
            {
                Bytes.Put32(_page, RestartsAt + i * 4, (uint)Restarts(i) + 1);
            }
        }

        Write();
    }

    /// <summary>Number of this boot, 1 or more.</summary>
    public int Boot => Number(BootAt);

    /// <summary>Boots in a row that have not come to anything, for other reasons than power; this one included until <see cref="Well"/>.</summary>
    public int Sick => Number(SickAt);

    /// <summary>The name of a kind of restart. The reason that a restart leaves begins with it.</summary>
    public static string Kind(int kind) => s_kinds[kind];

    /// <summary>How many boots since commissioning began with such a restart.</summary>
    public int Restarts(int kind) => Number(RestartsAt + kind * 4);

    /// <summary>This boot has come to something, or ends on purpose.</summary>
    internal void Well()
    {
        if (Sick > 0)
        {
            Bytes.Put32(_page, SickAt, 0);
            Write();
        }
    }

    /// <summary>Whether the command with this id is one of the last eight that were carried out.</summary>
    internal bool Knows(string command)
    {
        var key = Key(command);
        for (var i = 0; i < Commands; i++)
        {
            if (Bytes.Get64(_page, CommandsAt + i * 8) == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keeps the id of a command. False when flash does not take it.</summary>
    internal bool Remember(string command)
    {
        Array.Copy(_page, CommandsAt, _page, CommandsAt + 8, (Commands - 1) * 8);
        Bytes.Put64(_page, CommandsAt, Key(command));
        return Write();
    }

    /// <summary>FNV-1a of 64 bits: ids are long, and nobody chooses them to be mistaken for each other.</summary>
    internal static long Key(string id)
    {
        var key = -3750763034362895579L;
        for (var i = 0; i < id.Length; i++)
        {
            key = (key ^ id[i]) * 1099511628211L;
        }

        return key;
    }

    private int Number(int at) => (int)Bytes.Get32(_page, at);

    private bool Write()
    {
        var turn = Bytes.Get32(_page, 4) + 1;
        Bytes.Put32(_page, 0, Magic);
        Bytes.Put32(_page, 4, turn);
        Bytes.Put32(_page, CrcAt, _crc.Of(_page, 0, CrcAt, 0, 0));
        try
        {
            if (_writable)
            {
                _store.Create((turn & 1) == 0 ? "boot-a" : "boot-b", _page, 0, SlotBytes);
            }

            return _writable;
        }
        catch (IOException)
        {
            // Flash does not take it. The gateway works without; its next boot may have the same number, which only blurs the dating of undated records.
            return false;
        }
    }

    /// <summary>A slot that is absent or damaged becomes zeros: the oldest there is.</summary>
    private void Read(string name, byte[] slot)
    {
        if (_store.Read(name, 0, slot, 0, SlotBytes) != SlotBytes || Bytes.Get32(slot, 0) != Magic || Bytes.Get32(slot, CrcAt) != _crc.Of(slot, 0, CrcAt, 0, 0))
        {
            Array.Clear(slot, 0, SlotBytes);
        }
    }
}
