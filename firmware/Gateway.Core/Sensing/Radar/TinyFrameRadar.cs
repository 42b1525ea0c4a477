using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>A Hi-Link LD6002C or Seeed MR60FDA2 fall radar. Room up to 3 × 3 m, supply over 1 A.</summary>
public sealed class TinyFrameRadar : FallRadar, IFrameListener
{
    private const int Height = 0;
    private const int Threshold = 1;
    private const int Sensitivity = 2;

    private const int StartMs = 3000;
    private const int WatchMs = 30000;
    private const int SilentMs = 95000;

    // Height, threshold and sensitivity, four bytes each; most radars add four edges of the area, which are left alone here.
    private const int ParametersLength = 12;

    private int _id;

    /// <param name="point">Its settings; a delay is not settable on this radar and is left alone.</param>
    /// <param name="at">Uptime now, in milliseconds.</param>
    /// <param name="port">The line to it.</param>
    /// <param name="listener">Hears what it sees.</param>
    public TinyFrameRadar(PointSettings point, long at, IRadarPort port, ISensorListener listener)
        : base(point.Id, [point.Number(PointSettings.Height), point.Number(PointSettings.Threshold), point.Number(PointSettings.Sensitivity)], 0, at, StartMs, WatchMs, SilentMs, port, listener)
    {
        ReadWith(new TinyFrameParser(this));
    }

    /// <inheritdoc/>
    public void OnFrame(int type, int command, byte[] buffer, int offset, int length)
    {
        if (type == TinyFrame.Parameters && length == 0)
        {
            // A question of our own that comes back from a crossed wire says nothing, not even that a radar is there.
            return;
        }

        Heard();
        if (type == TinyFrame.Fall && length > 0)
        {
            // One byte in the manual; a number of four, or of another value than 1, must not be lost for it. Both checks of the frame were right.
            SawFall(AnyOf(buffer, offset, length));
        }
        else if ((type == TinyFrame.Presence || type == TinyFrame.ZonePresence) && length > 0)
        {
            SawPresence(AnyOf(buffer, offset, length));
        }
        else if (type == TinyFrame.Parameters && length >= ParametersLength)
        {
            SawSetting(Height, TinyFrame.ReadMetres(buffer, offset));
            SawSetting(Threshold, TinyFrame.ReadMetres(buffer, offset + 4));
            SawSetting(Sensitivity, TinyFrame.ReadNumber(buffer, offset + 8));
        }
    }

    /// <inheritdoc/>
    public override int Commit() => 0;

    protected override int WriteAsk(int setting) => TinyFrame.WriteEmpty(Frame, NextId(), TinyFrame.Parameters);

    protected override int WriteSet(int setting) => setting switch
    {
        Sensitivity => TinyFrame.WriteNumber(Frame, NextId(), TinyFrame.Sensitivity, Wanted[setting]),
        _ => TinyFrame.WriteMetres(Frame, NextId(), setting == Height ? TinyFrame.Height : TinyFrame.Threshold, Wanted[setting]),
    };

    // Asking for the parameters shows at once that the radar lives and that its settings stand. The log of points would fill the line for nothing.
    protected override int WriteWatch(int turn) => turn == 0
        ? TinyFrame.WriteNumber(Frame, NextId(), TinyFrame.UserLog, 0)
        : TinyFrame.WriteEmpty(Frame, NextId(), TinyFrame.Parameters);

    protected override string NameOf(int setting) => setting == Height ? "height" : setting == Threshold ? "threshold" : "sensitivity";

    // Two peers share the numbers: the radar has the lower half, by the format's rule that the top bit tells the sides apart.
    private int NextId() => 0x8000 | (_id = (_id + 1) & 0x7FFF);
}
