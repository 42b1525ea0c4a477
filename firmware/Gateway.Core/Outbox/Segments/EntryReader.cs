using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>
/// Finds the entries of a segment, one after the other, a bufferful at a time. Damage is stepped over: the next entry that is whole is found again
/// byte by byte, and what lay between shows as a jump in <see cref="Index"/>.
/// </summary>
internal sealed class EntryReader
{
    private readonly IRecordStore _store;
    private readonly SegmentFormat _format;
    private string _name = "";
    private int _loadedAt;
    private int _loaded;
    private int _at;

    internal EntryReader(IRecordStore store, SegmentFormat format, byte[] buffer)
    {
        _store = store;
        _format = format;
        Buffer = buffer;
    }

    /// <summary>Holds the payload just found, until the next call.</summary>
    internal readonly byte[] Buffer;

    internal int Type;

    internal int Index;

    internal int PayloadOffset;

    internal int PayloadLength;

    /// <summary>Position in the file of the next entry to look at.</summary>
    internal int Position => _loadedAt + _at;

    /// <summary>Position in the file behind the last good entry.</summary>
    internal int GoodEnd;

    /// <summary>Behind the last good entry lie bytes that are no entry.</summary>
    internal bool Damaged;

    /// <summary>Size of the file, once its end has been found. More than <see cref="GoodEnd"/>: the end is not clean.</summary>
    internal int FileEnd => _loadedAt + _loaded;

    /// <summary>Begins at a position where an entry starts.</summary>
    internal void Open(string name, int position)
    {
        _name = name;
        Damaged = false;
        GoodEnd = position;
        Load(position);
    }

    /// <summary>Goes on to the next good entry. False at the end of the file.</summary>
    internal bool Next()
    {
        while (true)
        {
            var length = _loaded - _at < SegmentFormat.EntryHeadBytes ? -1 : SegmentFormat.LengthAt(Buffer, _at);
            var end = _at + SegmentFormat.EntryHeadBytes + (length < 0 ? 0 : length);
            if (end > _loaded)
            {
                if (_loaded == Buffer.Length)
                {
                    Load(Position);
                    continue;
                }

                // An entry that was being written when the power went; behind damage it may be a head by chance, with good entries inside.
                if (length < 0 || !Damaged)
                {
                    return false;
                }
            }
            else if (length >= 0 && _format.IsEntry(Buffer, _at))
            {
                Type = Buffer[_at + 4];
                Index = Bytes.Get16(Buffer, _at + 2);
                PayloadOffset = end - length;
                PayloadLength = length;
                _at = end;
                GoodEnd = Position;
                Damaged = false;
                return true;
            }

            Damaged = true;
            _at++;
        }
    }

    private void Load(int position)
    {
        _loadedAt = position;
        _loaded = 0;
        _at = 0;
        while (_loaded < Buffer.Length)
        {
            var read = _store.Read(_name, position + _loaded, Buffer, _loaded, Buffer.Length - _loaded);
            if (read <= 0)
            {
                break;
            }

            _loaded += read;
        }
    }
}
