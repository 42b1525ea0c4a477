using System.IO;
using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Gateway.Board.Flash;

/// <summary>
/// A folder of files on littlefs: the outbox's, or the settings'. What is written there lasts from Close on and not from Flush, so each member opens, writes and closes;
/// and since that costs milliseconds, callers write as much at once as they have.
/// </summary>
public sealed class FlashRecordStore : IRecordStore
{
    private readonly string _folder;

    /// <param name="folder">Made when it is not there; a drive always is.</param>
    public FlashRecordStore(string folder)
    {
        _folder = folder;
        if (folder.Length > 2 && !Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string[] List()
    {
        var names = Directory.GetFiles(_folder);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = names[i].Substring(names[i].LastIndexOf('\\') + 1);
        }

        return names;
    }

    public int Read(string name, int position, byte[] into, int offset, int count)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return 0;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read))
        {
            if (position >= file.Length)
            {
                return 0;
            }

            file.Seek(position, SeekOrigin.Begin);
            var total = 0;
            while (total < count)
            {
                var read = file.Read(into, offset + total, count - total);
                if (read <= 0)
                {
                    break;
                }

                total += read;
            }

            return total;
        }
    }

    public void Create(string name, byte[] data, int offset, int count) => Write(name, FileMode.Create, data, offset, count);

    public void Append(string name, byte[] data, int offset, int count) => Write(name, FileMode.Append, data, offset, count);

    public void Delete(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public void Move(string name, string newName) => File.Move(PathOf(name), PathOf(newName));

    private void Write(string name, FileMode mode, byte[] data, int offset, int count)
    {
        using (var file = new FileStream(PathOf(name), mode, FileAccess.Write))
        {
            file.Write(data, offset, count);
        }
    }

    private string PathOf(string name) => _folder + "\\" + name;
}
