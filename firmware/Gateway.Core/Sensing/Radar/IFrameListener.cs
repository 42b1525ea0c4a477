namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Takes frames whose length and checks are right.</summary>
public interface IFrameListener
{
    /// <summary>A frame.</summary>
    /// <param name="type">What it is: the type of a <see cref="TinyFrame"/>, the control word of a <see cref="SyFrame"/>.</param>
    /// <param name="command">The command of a <see cref="SyFrame"/>; else 0.</param>
    /// <param name="buffer">Holds its data; read only during the call.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="length">How many bytes of data.</param>
    void OnFrame(int type, int command, byte[] buffer, int offset, int length);
}
