using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Flash;

/// <summary>
/// The file system on a board's flash as littlefs behaves under nanoFramework: what was written is there after a power cut if, and only if, the file
/// was closed; creating and truncating take effect at once. Paths look like <c>I:\records\a.log</c>, whatever the case of the letters.
/// </summary>
/// <remarks>Thread-safe. With a folder, every change that is durable on the chip is durable in the folder.</remarks>
public sealed class FlashChip
{
    /// <summary>Bytes of the littlefs partition on a 16 MB ESP32-S3.</summary>
    public const long DefaultCapacity = 3L * 1024 * 1024;

    private const string Root = @"I:\";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _directories = new(StringComparer.OrdinalIgnoreCase) { Root };
    private readonly string? _folder;
    private readonly long _capacity;
    private long _used;

    /// <summary>An empty chip, or the one that <paramref name="folder"/> holds from an earlier run.</summary>
    public FlashChip(string? folder = null, long capacity = DefaultCapacity)
    {
        _folder = folder;
        _capacity = capacity;
        if (folder is not null)
        {
            Load(folder);
        }
    }

    /// <summary>A folder is about to be listed, on the thread that asks for it: flash takes as long as whoever listens does.</summary>
    public event Action<string>? Listed;

    /// <summary>How many times something has been made durable; a measure of wear.</summary>
    public long Commits { get; private set; }

    /// <summary>Bytes made durable so far; a measure of wear.</summary>
    public long BytesCommitted { get; private set; }

    /// <summary>Bytes that the files take just now.</summary>
    public long Used
    {
        get
        {
            lock (_gate)
            {
                return _used;
            }
        }
    }

    /// <summary>Puts a file on the chip from outside, as nanoff's file deployment does.</summary>
    public void Deploy(string path, byte[] content)
    {
        lock (_gate)
        {
            var name = Normal(path);
            CreateDirectories(ParentOf(name));
            Put(name, [.. content]);
        }
    }

    /// <summary>Takes a file off the chip from outside; no harm when there is none.</summary>
    public void Undeploy(string path)
    {
        lock (_gate)
        {
            Remove(Normal(path));
        }
    }

    /// <summary>The durable content of a file, or null when there is none.</summary>
    public byte[]? Peek(string path)
    {
        lock (_gate)
        {
            return _files.TryGetValue(Normal(path), out var content) ? [.. content] : null;
        }
    }

    internal bool FileExists(string path)
    {
        lock (_gate)
        {
            return _files.ContainsKey(Normal(path));
        }
    }

    internal bool DirectoryExists(string path)
    {
        lock (_gate)
        {
            return _directories.Contains(Normal(path));
        }
    }

    internal byte[] Read(string path)
    {
        lock (_gate)
        {
            return _files.TryGetValue(Normal(path), out var content)
                ? content
                : throw new IOException($"There is no file {path}.");
        }
    }

    // Each change looks for power once more inside the lock: a cut therefore falls before a change or after it, and Settle knows which.
    internal void Commit(Boot boot, string path, byte[] content)
    {
        lock (_gate)
        {
            boot.ThrowIfPowerLost();
            var name = Normal(path);
            if (!_directories.Contains(ParentOf(name)))
            {
                throw new IOException($"There is no directory for {path}.");
            }

            Put(name, content);
        }
    }

    internal void Delete(Boot boot, string path)
    {
        lock (_gate)
        {
            boot.ThrowIfPowerLost();
            Remove(Normal(path));
        }
    }

    internal void Move(Boot boot, string source, string destination)
    {
        lock (_gate)
        {
            boot.ThrowIfPowerLost();
            var from = Normal(source);
            var to = Normal(destination);
            if (!_files.TryGetValue(from, out var content))
            {
                throw new IOException($"There is no file {source}.");
            }

            if (_files.ContainsKey(to))
            {
                throw new IOException($"{destination} exists already.");
            }

            // The one step in which littlefs helps: a rename is whole or not at all.
            _files.Remove(from);
            _files[to] = content;
            Commits++;
            if (_folder is not null)
            {
                System.IO.File.Move(HostPath(from), HostPath(to));
            }
        }
    }

    internal void CreateDirectory(Boot boot, string path)
    {
        lock (_gate)
        {
            boot.ThrowIfPowerLost();
            CreateDirectories(Normal(path));
        }
    }

    /// <summary>Returns when no change of an ended boot can come any more.</summary>
    internal void Settle()
    {
        lock (_gate)
        {
        }
    }

    internal string[] FilesIn(string path)
    {
        Listed?.Invoke(path);
        lock (_gate)
        {
            var directory = Normal(path);
            if (!_directories.Contains(directory))
            {
                throw new IOException($"There is no directory {path}.");
            }

            return [.. _files.Keys.Where(file => string.Equals(ParentOf(file), directory, StringComparison.OrdinalIgnoreCase))];
        }
    }

    private void Put(string name, byte[] content)
    {
        var before = _files.TryGetValue(name, out var old) ? old.Length : 0;
        if (_used - before + content.Length > _capacity)
        {
            throw new IOException("The flash is full.");
        }

        if (_folder is not null)
        {
            Save(name, content);
        }

        _files[name] = content;
        _used += content.Length - before;
        Commits++;
        BytesCommitted += Math.Max(content.Length - before, 0);
    }

    private void Remove(string name)
    {
        if (!_files.Remove(name, out var content))
        {
            return;
        }

        _used -= content.Length;
        Commits++;
        if (_folder is not null)
        {
            System.IO.File.Delete(HostPath(name));
        }
    }

    private void CreateDirectories(string name)
    {
        for (var directory = name; _directories.Add(directory); directory = ParentOf(directory))
        {
            if (_folder is not null)
            {
                System.IO.Directory.CreateDirectory(HostPath(directory));
            }
        }
    }

    private void Load(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        foreach (var directory in System.IO.Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            _directories.Add(ChipPath(directory));
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(HalfWritten, StringComparison.Ordinal))
            {
                System.IO.File.Delete(file);
                continue;
            }

            var content = System.IO.File.ReadAllBytes(file);
            _files[ChipPath(file)] = content;
            _used += content.Length;
        }
    }

    private const string HalfWritten = ".half";

    private void Save(string name, byte[] content)
    {
        // Whole or not at all on the host too, so that a killed process is no worse than a cut.
        var path = HostPath(name);
        System.IO.File.WriteAllBytes(path + HalfWritten, content);
        System.IO.File.Move(path + HalfWritten, path, overwrite: true);
    }

    private string HostPath(string name) => System.IO.Path.Combine(_folder!, name[Root.Length..].Replace('\\', System.IO.Path.DirectorySeparatorChar));

    private string ChipPath(string host) => Root + System.IO.Path.GetRelativePath(_folder!, host).Replace(System.IO.Path.DirectorySeparatorChar, '\\');

    private static string ParentOf(string name)
    {
        var slash = name.LastIndexOf('\\');
        return slash < Root.Length ? Root : name[..slash];
    }

    private static string Normal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) || path.Contains("..", StringComparison.Ordinal))
        {
            throw new ArgumentException($"A path on the chip starts with {Root}; this is \"{path}\".", nameof(path));
        }

        return path.Length == Root.Length ? Root : Root + path[Root.Length..].TrimEnd('\\');
    }
}
