using System.Device.Gpio;
using System.Threading;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Feedback;

namespace Hjemvakt.Gateway.Board.Feedback;

/// <summary>A lamp of three colours on three pins. Yellow is red and green together.</summary>
public sealed class LampOutput : ILamp
{
    private readonly object _gate = new object();
    private readonly GpioController _pins;
    private readonly Timer _next;
    private int[] _steps;
    private int _step;

    public LampOutput(GpioController pins)
    {
        _pins = pins;
        _steps = LampTable.Steps(LampPattern.Off);
        pins.OpenPin(PinMap.LampRed, PinMode.Output);
        pins.OpenPin(PinMap.LampGreen, PinMode.Output);
        pins.OpenPin(PinMap.LampBlue, PinMode.Output);
        _next = new Timer(OnStepOver, null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>What it shows now. Any thread.</summary>
    public LampPattern Showing { get; private set; }

    public void Show(LampPattern pattern)
    {
        lock (_gate)
        {
            Showing = pattern;
            _steps = LampTable.Steps(pattern);
            _step = 0;
            Light();
        }
    }

    private void OnStepOver(object? state)
    {
        lock (_gate)
        {
            _step = (_step + 2) % _steps.Length;
            Light();
        }
    }

    private void Light()
    {
        var colour = (LampColour)_steps[_step];
        _pins.Write(PinMap.LampRed, colour == LampColour.Red || colour == LampColour.Yellow);
        _pins.Write(PinMap.LampGreen, colour == LampColour.Green || colour == LampColour.Yellow);
        _pins.Write(PinMap.LampBlue, colour == LampColour.Blue);
        _next.Change(_steps.Length > 2 ? _steps[_step + 1] : Timeout.Infinite, Timeout.Infinite);
    }
}
