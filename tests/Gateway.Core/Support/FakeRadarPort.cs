using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>The line to a radar; keeps what was sent.</summary>
public sealed class FakeRadarPort : IRadarPort
{
    private readonly byte[] _last = new byte[64];
    private byte[] _incoming = new byte[0];

    /// <summary>Frames sent.</summary>
    public int Count { get; private set; }

    /// <summary>The last frame as hexadecimal digits.</summary>
    public string Last { get; private set; } = string.Empty;

    /// <summary>The last frame that is not an order to be silent.</summary>
    public string LastQuestion { get; private set; } = string.Empty;

    /// <summary>What comes in from the radar, as hexadecimal digits.</summary>
    public void Says(string hex) => _incoming = Hex.Bytes(hex);

    public int Receive(byte[] into)
    {
        var count = _incoming.Length;
        _incoming.CopyTo(into, 0);
        _incoming = new byte[0];
        return count;
    }

    public void Send(byte[] frame, int length)
    {
        Count++;
        for (var i = 0; i < length; i++)
        {
            _last[i] = frame[i];
        }

        Last = Hex.Text(_last, 0, length);
        if (Last.IndexOf("0E01") != 10)
        {
            LastQuestion = Last;
        }
    }
}
