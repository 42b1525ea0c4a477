using Hjemvakt.Host.StandIns.Serial;
using Hjemvakt.Host.StandIns.Simulation;

namespace System.IO.Ports;

/// <summary>A UART of the chip. The driver keeps what comes in until it is read, as much as its buffer holds; what comes then is lost.</summary>
public class SerialPort : IDisposable
{
    private readonly Boot _boot = Boot.Current;
    private readonly SimulatedSerialLine _line;
    private readonly Lock _gate = new();
    private readonly Queue<byte> _received = [];

    /// <summary>A port by its name, <c>COM1</c> to <c>COM3</c>; not open yet.</summary>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        _boot.ThrowIfPowerLost();
        PortName = portName;
        BaudRate = baudRate;
        _line = _boot.Device.Serial[portName];
    }

    /// <summary>Bytes have come in. Raised on the board's event thread, for several at once; not raised when its queue is full.</summary>
    public event SerialDataReceivedEventHandler? DataReceived;

    /// <summary>Its name.</summary>
    public string PortName { get; }

    /// <summary>Bits a second.</summary>
    public int BaudRate { get; set; }

    /// <summary>Bytes that the driver keeps.</summary>
    public int ReadBufferSize { get; set; } = 256;

    /// <summary>How long a read waits for what it asks for, in milliseconds; −1 without limit.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>How long a write may take, in milliseconds; −1 without limit.</summary>
    public int WriteTimeout { get; set; } = Timeout.Infinite;

    /// <summary>True between open and close.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Bytes that can be read now.</summary>
    public int BytesToRead
    {
        get
        {
            _boot.ThrowIfPowerLost();
            lock (_gate)
            {
                return _received.Count;
            }
        }
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">Its pins have not been given their functions.</exception>
    public void Open()
    {
        _boot.ThrowIfPowerLost();
        if (!_line.HasPins)
        {
            throw new IOException($"{PortName} has no pins; call Configuration.SetPinFunction first.");
        }

        IsOpen = true;
        _line.Connect(this);
    }

    /// <summary>Closes it.</summary>
    public void Close()
    {
        IsOpen = false;
        _line.Disconnect(this);
    }

    /// <summary>Reads exactly so many bytes, waiting for those that are not there yet.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        var started = _boot.Uptime;
        while (BytesToRead < count)
        {
            if (ReadTimeout >= 0 && _boot.Uptime - started >= ReadTimeout)
            {
                throw new TimeoutException();
            }

            _boot.Sleep(TimeSpan.FromMilliseconds(10));
        }

        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                buffer[offset + i] = _received.Dequeue();
            }
        }

        return count;
    }

    /// <summary>Writes.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        _line.OnWritten(buffer.AsSpan(offset, count).ToArray());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    internal void Take(ReadOnlySpan<byte> bytes, bool raise)
    {
        lock (_gate)
        {
            foreach (var value in bytes)
            {
                if (_received.Count < ReadBufferSize)
                {
                    _received.Enqueue(value);
                }
            }
        }

        if (raise)
        {
            _boot.Raise(() => DataReceived?.Invoke(this, new SerialDataReceivedEventArgs()));
        }
    }

    private void MustBeOpen()
    {
        _boot.ThrowIfPowerLost();
        if (!IsOpen)
        {
            throw new InvalidOperationException($"{PortName} is not open.");
        }
    }
}

/// <summary>Says that a serial port has received something.</summary>
public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);

/// <summary>What is told of it: nothing that matters here.</summary>
public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs()
    {
    }
}

/// <summary>Parity bit.</summary>
public enum Parity
{
    /// <summary>None.</summary>
    None = 0,
}

/// <summary>Stop bits.</summary>
public enum StopBits
{
    /// <summary>One.</summary>
    One = 1,
}
