namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>The serial line towards a radar.</summary>
public interface IRadarPort
{
    /// <summary>Sends bytes. Returns at once and never throws; a line that is down swallows them, the radar's silence will tell.</summary>
    /// <param name="frame">Read only during the call.</param>
    /// <param name="length">How many bytes from its start.</param>
    void Send(byte[] frame, int length);

    /// <summary>Takes what has come in, as much as there is and as fits. Returns at once and never throws.</summary>
    /// <returns>How many bytes; 0 when nothing has.</returns>
    int Receive(byte[] into);
}
