using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>Flash as a dictionary.</summary>
internal sealed class PaperStore : IRecordStore
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public string[] List() => [.. files.Keys];

    public int Read(string name, int position, byte[] into, int offset, int count)
    {
        if (!files.TryGetValue(name, out var file) || position >= file.Length)
        {
            return 0;
        }

        var read = Math.Min(count, file.Length - position);
        Array.Copy(file, position, into, offset, read);
        return read;
    }

    public void Create(string name, byte[] data, int offset, int count) => files[name] = data[offset..(offset + count)];

    public void Append(string name, byte[] data, int offset, int count) =>
        files[name] = files.TryGetValue(name, out var file) ? [.. file, .. data[offset..(offset + count)]] : throw new IOException($"{name} is gone");

    public void Delete(string name) => files.Remove(name);

    public void Move(string name, string newName)
    {
        files.Add(newName, files[name]);
        files.Remove(name);
    }

    public void Damage(int which, bool whole)
    {
        if (files.Count == 0)
        {
            return;
        }

        var name = files.Keys.ElementAt(which % files.Count);
        if (whole || files[name].Length == 0)
        {
            files.Remove(name);
        }
        else
        {
            files[name][which % files[name].Length] ^= 0x55;
        }
    }
}
