namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>Takes TinyFrame frames whose checks are both right.</summary>
public interface ITinyFrameListener
{
    /// <summary>A frame.</summary>
    /// <param name="type">Its type, see <see cref="TinyFrame"/>.</param>
    /// <param name="buffer">Holds its data; read only during the call.</param>
    /// <param name="offset">Where the data starts.</param>
    /// <param name="length">How many bytes of data.</param>
    void OnTinyFrame(int type, byte[] buffer, int offset, int length);
}
