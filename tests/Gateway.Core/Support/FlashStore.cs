using System;
using System.Collections;
using System.IO;
using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>
/// Flash in memory, which can lose its power before any single byte, be full, refuse to write or to read, and rot. Counts every byte written and
/// every file made or deleted as one step.
/// </summary>
public sealed class FlashStore : IRecordStore
{
    private readonly ArrayList _files = new ArrayList();

    /// <summary>Steps until the power goes; negative: never.</summary>
    public int CutAfter { get; set; } = -1;

    /// <summary>Steps done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Bytes that fit.</summary>
    public int Capacity { get; set; } = int.MaxValue;

    /// <summary>Every write fails, having written half.</summary>
    public bool RefusesWrites { get; set; }

    /// <summary>Every read fails.</summary>
    public bool RefusesReads { get; set; }

    /// <summary>The name of a file of which every read fails; empty when there is none.</summary>
    public string Unreadable { get; set; } = "";

    /// <summary>After a cut, the file that was being written ends in bytes that nobody wrote.</summary>
    public bool LeavesGarbage { get; set; }

    /// <summary>Bytes in all files.</summary>
    public int Used
    {
        get
        {
            var sum = 0;
            foreach (FlashFile file in _files)
            {
                sum += file.Length;
            }

            return sum;
        }
    }

    public int Count => _files.Count;

    public string[] List()
    {
        Readable();
        var names = new string[_files.Count];
        for (var i = 0; i < names.Length; i++)
        {
            // Newest first: nothing may rely on the order.
            names[i] = ((FlashFile)_files[names.Length - 1 - i]!).Name;
        }

        return names;
    }

    public int Read(string name, int position, byte[] into, int offset, int count)
    {
        Readable();
        if (name == Unreadable)
        {
            throw new IOException("refused");
        }

        var file = Find(name);
        var left = file == null ? 0 : file.Length - position;
        var read = left < count ? left : count;
        if (read <= 0 || file == null)
        {
            return 0;
        }

        Array.Copy(file.Data, position, into, offset, read);
        return read;
    }

    public void Create(string name, byte[] data, int offset, int count)
    {
        Writable();
        Step(null);
        var old = Find(name);
        if (old != null)
        {
            _files.Remove(old);
        }

        var file = new FlashFile(name);
        _files.Add(file);
        Write(file, data, offset, count);
    }

    public void Append(string name, byte[] data, int offset, int count)
    {
        var file = Find(name);
        if (file == null)
        {
            throw new IOException("no such file");
        }

        if (RefusesWrites)
        {
            Write(file, data, offset, count / 2);
        }

        Writable();
        Write(file, data, offset, count);
    }

    public void Delete(string name)
    {
        Writable();
        var file = Find(name);
        if (file != null)
        {
            Step(null);
            _files.Remove(file);
        }
    }

    public void Move(string name, string newName)
    {
        Writable();
        var file = Find(name);
        if (file == null || Find(newName) != null)
        {
            throw new IOException("no such file, or there is one already");
        }

        Step(null);
        file.Name = newName;
    }

    /// <summary>The power is back.</summary>
    public void PowerOn()
    {
        CutAfter = -1;
    }

    /// <summary>Changes one byte of a file.</summary>
    public void Rot(string name, int position)
    {
        var file = Find(name);
        if (file != null)
        {
            file.Data[position] ^= 0x20;
        }
    }

    /// <summary>Cuts a file short.</summary>
    public void Truncate(string name, int length)
    {
        var file = Find(name);
        if (file != null)
        {
            file.Length = length;
        }
    }

    /// <summary>Takes a file away, as a damaged directory would.</summary>
    public void Lose(string name)
    {
        var file = Find(name);
        if (file != null)
        {
            _files.Remove(file);
        }
    }

    /// <summary>Size of a file, 0 when there is none.</summary>
    public int LengthOf(string name)
    {
        var file = Find(name);
        return file == null ? 0 : file.Length;
    }

    /// <summary>How many files have a name that begins so.</summary>
    public int CountOf(string prefix)
    {
        var count = 0;
        foreach (FlashFile file in _files)
        {
            if (file.Name.Length >= prefix.Length && file.Name.Substring(0, prefix.Length) == prefix)
            {
                count++;
            }
        }

        return count;
    }

    private void Write(FlashFile file, byte[] data, int offset, int count)
    {
        for (var i = offset; i < offset + count; i++)
        {
            if (Used >= Capacity)
            {
                throw new IOException("full");
            }

            Step(file);
            file.Add(data[i]);
        }
    }

    private void Step(FlashFile? writing)
    {
        if (CutAfter == 0)
        {
            if (LeavesGarbage && writing != null)
            {
                for (var i = 0; i < 16; i++)
                {
                    writing.Add((byte)(i * 37 + 11));
                }
            }

            throw new PowerCutException();
        }

        CutAfter--;
        Steps++;
    }

    private void Writable()
    {
        if (CutAfter == 0)
        {
            throw new PowerCutException();
        }

        if (RefusesWrites)
        {
            throw new IOException("refused");
        }
    }

    private void Readable()
    {
        if (RefusesReads)
        {
            throw new IOException("refused");
        }
    }

    private FlashFile? Find(string name)
    {
        foreach (FlashFile file in _files)
        {
            if (file.Name == name)
            {
                return file;
            }
        }

        return null;
    }
}
