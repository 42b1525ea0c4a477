using System.IO;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Board;

/// <summary>
/// The outbox's files on littlefs. What is written there lasts from Close on and not from Flush, so each member opens, writes and closes;
/// and since that costs milliseconds, callers write as much at once as they have.
/// </summary>
public sealed class FlashRecordStore : IRecordStore
{
    private const string Folder = @"I:\records";

    public FlashRecordStore()
    {
        if (!Directory.Exists(Folder))
        {
            Directory.CreateDirectory(Folder);
        }
    }

    public string[] List()
    {
        var names = Directory.GetFiles(Folder);
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

    private static void Write(string name, FileMode mode, byte[] data, int offset, int count)
    {
        using (var file = new FileStream(PathOf(name), mode, FileAccess.Write))
        {
            file.Write(data, offset, count);
        }
    }

    private static string PathOf(string name) => Folder + "\\" + name;
}
