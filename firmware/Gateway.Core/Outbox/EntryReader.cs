namespace Hjemvakt.Gateway.Outbox;

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
    private bool _damage;

    internal EntryReader(IRecordStore store, SegmentFormat format, byte[] buffer)
    {
        _store = store;
        _format = format;
        Buffer = buffer;
    }

    /// <summary>Holds the payload just found, until the next <see cref="Open"/> or <see cref="Continue"/>.</summary>
    internal readonly byte[] Buffer;

    internal int Type;

    internal int Index;

    internal int PayloadOffset;

    internal int PayloadLength;

    /// <summary>Position in the file of the next entry to look at.</summary>
    internal int Position => _loadedAt + _at;

    /// <summary>Position in the file behind the last good entry.</summary>
    internal int GoodEnd;

    /// <summary>Size of the file, once an end has been found.</summary>
    internal int FileEnd => _loadedAt + _loaded;

    /// <summary>Begins at a position where an entry starts.</summary>
    internal void Open(string name, int position)
    {
        _name = name;
        _damage = false;
        GoodEnd = position;
        Load(position);
    }

    /// <summary>Loads the next bufferful after <see cref="EntryFind.More"/>.</summary>
    internal void Continue() => Load(Position);

    internal EntryFind Next()
    {
        while (true)
        {
            var left = _loaded - _at;
            var atEnd = _loaded < Buffer.Length;
            if (left == 0)
            {
                return !atEnd ? EntryFind.More : _damage ? EntryFind.DamagedEnd : EntryFind.End;
            }

            if (left < SegmentFormat.EntryHeadBytes)
            {
                return !atEnd ? EntryFind.More : Stop();
            }

            if (SegmentFormat.IsHead(Buffer, _at))
            {
                var length = Bytes.Get16(Buffer, _at);
                if (length <= SegmentFormat.MaxPayload)
                {
                    if (left < SegmentFormat.EntryHeadBytes + length)
                    {
                        if (!atEnd)
                        {
                            return EntryFind.More;
                        }

                        if (!_damage)
                        {
                            return Stop();
                        }
                    }
                    else if (_format.IsEntry(Buffer, _at))
                    {
                        Found(length);
                        return EntryFind.Entry;
                    }
                }
            }

            _damage = true;
            _at++;
        }
    }

    private EntryFind Stop()
    {
        _at = _loaded;
        return _damage ? EntryFind.DamagedEnd : EntryFind.TornEnd;
    }

    private void Found(int length)
    {
        Type = Buffer[_at + 4];
        Index = Bytes.Get16(Buffer, _at + 2);
        PayloadOffset = _at + SegmentFormat.EntryHeadBytes;
        PayloadLength = length;
        _at = PayloadOffset + length;
        GoodEnd = Position;
        _damage = false;
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
