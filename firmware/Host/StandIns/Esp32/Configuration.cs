using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin of the ESP32 is used for, beyond plain input and output.</summary>
public static class Configuration
{
    /// <summary>Gives a pin to a function of the chip.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value) => Boot.Current.Device.Pins.SetFunction(pin, value);
}

/// <summary>Functions that a pin can have.</summary>
public enum DeviceFunction
{
    /// <summary>Clock of the first I²C bus.</summary>
    I2C1_CLOCK = 131329,

    /// <summary>Data of the first I²C bus.</summary>
    I2C1_DATA = 131328,

    /// <summary>What the second UART receives.</summary>
    COM2_RX = 197121,

    /// <summary>What the second UART sends.</summary>
    COM2_TX = 197120,

    /// <summary>What the third UART receives.</summary>
    COM3_RX = 197377,

    /// <summary>What the third UART sends.</summary>
    COM3_TX = 197376,

    /// <summary>The first PWM channel.</summary>
    PWM1 = 262400,
}
