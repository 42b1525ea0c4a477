using System;
using System.IO.Ports;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>
/// The serial line to a radar, 115200 8N1. The chip's own driver keeps what comes in; its event only wakes the main loop, which takes it from there, so
/// a line costs no thread. Each line is looked at now and then besides, for an event that was lost.
/// </summary>
public sealed class SerialLine : IRadarPort, IWatchedPin
{
    private const int BitsPerSecond = 115200;

    // Nobody reads while a TLS handshake stops all threads; a radar says some hundred bytes a second.
    private const int KeptBytes = 2048;

    private const int WriteMs = 100;

    private readonly IWakeSignal _wake;
    private readonly SerialPort? _port;

    public SerialLine(PointSettings point, IWakeSignal wake)
    {
        _wake = wake;
        var second = point.Number(PointSettings.Uart) == 2;
        var rx = point.Number(PointSettings.Rx);
        var tx = point.Number(PointSettings.Tx);
        if (!PinMap.Usable(point, rx) || !PinMap.Usable(point, tx))
        {
            return;
        }

        try
        {
            // The package counts ports from 1, the chip its UARTs from 0; the first is the console.
            Configuration.SetPinFunction(rx, second ? DeviceFunction.COM3_RX : DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(tx, second ? DeviceFunction.COM3_TX : DeviceFunction.COM2_TX);
            var port = new SerialPort(second ? "COM3" : "COM2", BitsPerSecond);
            port.ReadBufferSize = KeptBytes;
            port.WriteTimeout = WriteMs;
            port.DataReceived += OnDataReceived;
            port.Open();
            _port = port;
        }
        catch (Exception impossible)
        {
            // The radar's silence will be told; everything else must live.
            Console.WriteLine("Point " + point.Id + ": " + impossible.Message);
        }
    }

    public void Start()
    {
        // Open since it was made.
    }

    public void Look()
    {
        if (_port != null && _port.BytesToRead > 0)
        {
            _wake.Wake();
        }
    }

    public void Send(byte[] frame, int length)
    {
        try
        {
            _port?.Write(frame, 0, length);
        }
        catch (Exception)
        {
            // It is said again until it is answered.
        }
    }

    public int Receive(byte[] into)
    {
        if (_port == null)
        {
            return 0;
        }

        try
        {
            // Asking for more than there is would block.
            var count = _port.BytesToRead;
            return count == 0 ? 0 : _port.Read(into, 0, count < into.Length ? count : into.Length);
        }
        catch (Exception)
        {
            return 0;
        }
    }

    private void OnDataReceived(object sender, SerialDataReceivedEventArgs e) => _wake.Wake();
}
