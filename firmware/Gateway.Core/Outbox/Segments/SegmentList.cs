using System.Collections;
using System.IO;
using Hjemvakt.Gateway.Common;
using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>The segments of one stream, oldest first. Each covers the numbers from its first up to the one before the next segment's first.</summary>
internal sealed class SegmentList
{
    private readonly ArrayList _segments = new ArrayList();
    private readonly ArrayList _aside = new ArrayList();
    private readonly string _prefix;

    /// <param name="prefix">What the names of this stream's files begin with, as <c>alarm-</c>.</param>
    internal SegmentList(string prefix)
    {
        _prefix = prefix;
    }

    internal int Count => _segments.Count;

    internal Segment this[int index] => (Segment)_segments[index]!;

    internal Segment Oldest => this[0];

    internal Segment Newest => this[_segments.Count - 1];

    internal int TotalBytes
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < _segments.Count; i++)
            {
                sum += this[i].Bytes;
            }

            return sum;
        }
    }

    internal string NameOf(long first) => _prefix + first.ToString();

    /// <summary>Takes up every file that belongs to the stream by its name.</summary>
    /// <param name="names">All files of the store.</param>
    /// <param name="bytes">Size to assume for each.</param>
    internal void Load(string[] names, int bytes)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var first = FirstOf(names[i]);
            if (first > 0)
            {
                Add(new Segment(names[i], first) { Bytes = bytes });
            }
        }
    }

    /// <summary>Puts a segment in its place. One with the same first number is replaced: it is the same file.</summary>
    internal void Add(Segment segment)
    {
        var at = _segments.Count;
        while (at > 0 && this[at - 1].First >= segment.First)
        {
            at--;
        }

        if (at < _segments.Count && this[at].First == segment.First)
        {
            _segments.RemoveAt(at);
        }

        _segments.Insert(at, segment);
    }

    internal void Clear()
    {
        _segments.Clear();
        _aside.Clear();
    }

    /// <summary>Takes a segment out of the list that holds nothing and that flash does not let go.</summary>
    internal void SetAside(Segment segment)
    {
        _segments.Remove(segment);
        _aside.Add(segment);
    }

    /// <summary>
    /// Deletes what was set aside. To be done before anything is written: a start that found such a file in the middle would take it for the segment of the
    /// numbers that its name claims.
    /// </summary>
    /// <exception cref="IOException">Flash still does not let it go.</exception>
    internal void DeleteAside(IRecordStore store)
    {
        for (; _aside.Count > 0; _aside.RemoveAt(0))
        {
            store.Delete(((Segment)_aside[0]!).Name);
        }
    }

    /// <summary>Takes a segment off flash, and then out of the list. False when flash does not let it go.</summary>
    internal bool Delete(IRecordStore store, Segment segment)
    {
        try
        {
            store.Delete(segment.Name);
            _segments.Remove(segment);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The segment that covers a number, or the oldest when the number lies before it. There must be one.</summary>
    internal int IndexFor(long sequence)
    {
        var index = _segments.Count - 1;
        while (index > 0 && this[index].First > sequence)
        {
            index--;
        }

        return index;
    }

    /// <summary>The first number in a name of this stream, or 0. Only what <see cref="NameOf"/> would give is a name.</summary>
    private long FirstOf(string name)
    {
        var digits = Texts.Begin(name, _prefix) ? name.Substring(_prefix.Length) : "";
        return long.TryParse(digits, out var first) && first > 0 && NameOf(first) == name ? first : 0;
    }
}
