namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Finds <c>53 59 … 54 43</c> frames, see <see cref="SyFrame"/>.</summary>
public sealed class SyFrameParser : FrameParser
{
    private readonly IFrameListener _listener;

    public SyFrameParser(IFrameListener listener)
        : base(SyFrame.MaxLength) => _listener = listener;

    protected override int Judge(byte[] buffer, int start, int available)
    {
        if (buffer[start] != SyFrame.Head1)
        {
            return NoFrame;
        }

        if (available < SyFrame.HeadLength)
        {
            return -SyFrame.HeadLength;
        }

        var length = (buffer[start + 4] << 8) | buffer[start + 5];
        if (buffer[start + 1] != SyFrame.Head2 || length > SyFrame.MaxData)
        {
            return NoFrame;
        }

        var total = SyFrame.HeadLength + length + SyFrame.TailLength;
        if (available < total)
        {
            return -total;
        }

        var sumAt = start + SyFrame.HeadLength + length;
        return buffer[sumAt] == SyFrame.Sum(buffer, start, sumAt - start) && buffer[sumAt + 1] == SyFrame.Tail1 && buffer[sumAt + 2] == SyFrame.Tail2
            ? total
            : NoFrame;
    }

    protected override void Accept(byte[] buffer, int start, int length) =>
        _listener.OnFrame(buffer[start + 2], buffer[start + 3], buffer, start + SyFrame.HeadLength, length - SyFrame.HeadLength - SyFrame.TailLength);
}
