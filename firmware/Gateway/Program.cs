using System.Device.Gpio;

namespace Hjemvakt.Gateway;

/// <summary>Where the runtime starts. It must never come back from here: a board whose Main has ended waits for a debugger for ever.</summary>
public static class Program
{
    public static void Main() => new Firmware(new GpioController()).Run();
}
