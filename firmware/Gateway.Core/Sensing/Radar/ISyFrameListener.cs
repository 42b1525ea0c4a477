namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Takes <c>53 59 … 54 43</c> frames whose length, sum and tail are right.</summary>
public interface ISyFrameListener
{
    /// <summary>A frame.</summary>
    /// <param name="control">Its control word, see <see cref="SyFrame"/>.</param>
    /// <param name="command">Its command.</param>
    /// <param name="buffer">Holds its data; read only during the call.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="length">How many bytes of data.</param>
    void OnSyFrame(int control, int command, byte[] buffer, int offset, int length);
}
