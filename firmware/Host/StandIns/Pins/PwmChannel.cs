using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Pins;

/// <summary>A square wave on a pin.</summary>
[StandsInFor("System.Device.Pwm.PwmChannel")]
public class PwmChannel : IDisposable
{
    private readonly Boot _boot = Boot.Current;
    private readonly int _pin;
    private int _frequency;
    private bool _running;

    private PwmChannel(int pin, int frequency, double dutyCycle)
    {
        _boot.ThrowIfPowerLost();
        _pin = pin;
        _frequency = frequency;
        DutyCycle = dutyCycle;
    }

    /// <summary>Hertz.</summary>
    public int Frequency
    {
        get => _frequency;
        set
        {
            _boot.ThrowIfPowerLost();
            _frequency = value;
            Sound();
        }
    }

    /// <summary>Share of each period that is high, 0 to 1.</summary>
    public double DutyCycle { get; set; }

    /// <summary>A channel on a pin that has been given the PWM function.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
        => Boot.Current.Device.Pins.HasFunction(pin)
            ? new PwmChannel(pin, frequency, dutyCyclePercentage)
            : throw new ArgumentException($"Pin {pin} has no PWM function; call Configuration.SetPinFunction first.", nameof(pin));

    /// <summary>Starts the wave.</summary>
    public void Start()
    {
        _boot.ThrowIfPowerLost();
        _running = true;
        Sound();
    }

    /// <summary>Stops the wave.</summary>
    public void Stop()
    {
        _boot.ThrowIfPowerLost();
        _running = false;
        Sound();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _running = false;
        GC.SuppressFinalize(this);
    }

    private void Sound() => _boot.Device.Pins.OnTone(_pin, _running ? _frequency : 0);
}
