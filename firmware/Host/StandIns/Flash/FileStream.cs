using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Flash;

/// <summary>
/// An open file on the chip. Nothing that is written here is durable before <see cref="Close"/>: not after Flush, and not when the power goes.
/// </summary>
[StandsInFor("System.IO.FileStream")]
public class FileStream : Stream
{
    private readonly Boot _boot;
    private readonly MemoryStream _content = new();
    private readonly bool _canWrite;
    private readonly bool _canRead;
    private readonly bool _append;
    private bool _changed;
    private bool _closed;

    /// <summary>Opens for reading and writing, or for writing only when appending.</summary>
    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It is missing (Open, Truncate), exists already (CreateNew), or the chip is full.</exception>
    public FileStream(string path, FileMode mode, FileAccess access)
    {
        _boot = Boot.Current;
        _boot.ThrowIfPowerLost();
        Name = path;
        _canRead = access.HasFlag(FileAccess.Read);
        _canWrite = access.HasFlag(FileAccess.Write);
        _append = mode == FileMode.Append;
        Open(_boot.Device.Flash, mode);
    }

    /// <summary>The path given at opening.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool CanRead => !_closed && _canRead;

    /// <inheritdoc/>
    public override bool CanSeek => !_closed;

    /// <inheritdoc/>
    public override bool CanWrite => !_closed && _canWrite;

    /// <inheritdoc/>
    public override long Length => _content.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    /// <summary>Hands the bytes to the file system, which still keeps them in RAM.</summary>
    public override void Flush() => Alive();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        Alive();
        return _canRead ? _content.Read(buffer, offset, count) : throw new NotSupportedException("The file is not open for reading.");
    }

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Alive();
        return _content.ReadByte();
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        Writable();
        _content.SetLength(value);
        _changed = true;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Writable();
        _content.Write(buffer, offset, count);
        _changed = true;
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value)
    {
        Writable();
        _content.WriteByte(value);
        _changed = true;
    }

    /// <summary>Makes durable what was written.</summary>
    public override void Close() => base.Close();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A finally block runs here even when the "processor" has stopped; it must not save anything.
        if (!_closed && !_boot.PowerLost.IsCancellationRequested)
        {
            _closed = true;
            if (_changed)
            {
                _boot.Device.Flash.Commit(_boot, Name, _content.ToArray());
            }
        }

        base.Dispose(disposing);
    }

    private void Open(FlashChip flash, FileMode mode)
    {
        var exists = flash.FileExists(Name);
        switch (mode)
        {
            case FileMode.CreateNew when exists:
                throw new IOException($"{Name} exists already.");
            case FileMode.Open or FileMode.Truncate when !exists:
                throw new IOException($"There is no file {Name}.");
            case FileMode.Create or FileMode.Truncate:
            case FileMode.CreateNew or FileMode.OpenOrCreate or FileMode.Append when !exists:
                // In place and at once: from here on the old content is gone, closed or not.
                flash.Commit(_boot, Name, []);
                break;
            default:
                _content.Write(flash.Read(Name));
                _content.Position = _append ? _content.Length : 0;
                break;
        }
    }

    private void Writable()
    {
        Alive();
        if (!_canWrite)
        {
            throw new NotSupportedException("The file is not open for writing.");
        }
    }

    private void Alive()
    {
        _boot.ThrowIfPowerLost();
        ObjectDisposedException.ThrowIf(_closed, this);
    }
}
