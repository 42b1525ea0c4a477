using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>Catches what a parser of either kind finds.</summary>
public sealed class FrameCatcher : IFrameListener
{
    private readonly bool _tiny;
    private readonly FrameParser _parser;
    private long _at;

    public FrameCatcher(bool tiny)
    {
        _tiny = tiny;
        _parser = tiny ? new TinyFrameParser(this) : new SyFrameParser(this);
    }

    /// <summary>Type (or control and command) and data of each frame found, as text.</summary>
    public List<string> Found { get; } = [];

    /// <summary>Feeds bytes, one at a time, as a slow line does.</summary>
    public FrameCatcher Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _parser.Feed(value, _at);
        }

        return this;
    }

    /// <summary>Nothing comes for a while.</summary>
    public FrameCatcher Quiet()
    {
        _at += 1000;
        _parser.Turn(_at);
        return this;
    }

    /// <inheritdoc/>
    public void OnFrame(int type, int command, byte[] buffer, int offset, int length) =>
        Found.Add($"{(_tiny ? $"{type:X4}" : $"{type:X2}{command:X2}")} {Convert.ToHexString(buffer, offset, length)}");
}
