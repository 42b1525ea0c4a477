using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin of the ESP32 is used for, beyond plain input and output.</summary>
public static class Configuration
{
    /// <summary>Gives a pin to a function of the chip.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value) => Boot.Current.Device.Pins.SetFunction(pin);
}

/// <summary>Functions that a pin can have.</summary>
public enum DeviceFunction
{
    /// <summary>The first PWM channel.</summary>
    PWM1 = 262400,
}
