using System.Device.Pwm;
using System.Threading;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Feedback;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Gateway.Board.Feedback;

/// <summary>A passive buzzer, driven by a square wave of the tone's frequency.</summary>
public sealed class BuzzerOutput : IBuzzer
{
    private readonly object _gate = new object();
    private readonly PwmChannel _wave;
    private readonly Timer _next;
    private int[] _tones = new int[0];
    private int _tone;

    public BuzzerOutput()
    {
        Configuration.SetPinFunction(PinMap.Buzzer, DeviceFunction.PWM1);
        _wave = PwmChannel.CreateFromPin(PinMap.Buzzer, 1000, 0.5);
        _next = new Timer(OnToneOver, null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>The last signal it was told to play. Any thread.</summary>
    public BuzzerSignal LastPlayed { get; private set; }

    public void Play(BuzzerSignal signal)
    {
        lock (_gate)
        {
            LastPlayed = signal;
            _tones = BuzzerTable.Tones(signal);
            _tone = 0;
            Sound();
        }
    }

    private void OnToneOver(object? state)
    {
        lock (_gate)
        {
            _tone += 2;
            Sound();
        }
    }

    private void Sound()
    {
        if (_tone >= _tones.Length)
        {
            _wave.Stop();
            return;
        }

        var hertz = _tones[_tone];
        if (hertz == 0)
        {
            _wave.Stop();
        }
        else
        {
            _wave.Frequency = hertz;
            _wave.Start();
        }

        _next.Change(_tones[_tone + 1], Timeout.Infinite);
    }
}
