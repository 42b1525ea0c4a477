namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Finds TinyFrame frames, see <see cref="TinyFrame"/>.</summary>
public sealed class TinyFrameParser : FrameParser
{
    private readonly IFrameListener _listener;

    public TinyFrameParser(IFrameListener listener)
        : base(TinyFrame.MaxLength) => _listener = listener;

    protected override int Judge(byte[] buffer, int start, int available)
    {
        if (buffer[start] != TinyFrame.Sof)
        {
            return NoFrame;
        }

        if (available < TinyFrame.HeadLength)
        {
            return -TinyFrame.HeadLength;
        }

        var length = (buffer[start + 3] << 8) | buffer[start + 4];
        if (length > TinyFrame.MaxData || TinyFrame.Check(buffer, start, TinyFrame.HeadLength - 1) != buffer[start + TinyFrame.HeadLength - 1])
        {
            return NoFrame;
        }

        if (length == 0)
        {
            return TinyFrame.HeadLength;
        }

        var total = TinyFrame.HeadLength + length + 1;
        if (available < total)
        {
            return -total;
        }

        return TinyFrame.Check(buffer, start + TinyFrame.HeadLength, length) == buffer[start + total - 1] ? total : NoFrame;
    }

    protected override void Accept(byte[] buffer, int start, int length)
    {
        var data = length > TinyFrame.HeadLength ? length - TinyFrame.HeadLength - 1 : 0;
        _listener.OnFrame((buffer[start + 5] << 8) | buffer[start + 6], 0, buffer, start + TinyFrame.HeadLength, data);
    }
}
