namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>
/// Reads three levels from the one pair of wires to a contact, with two resistors at the contact, on an analogue pin: finds a cut and a bridge.
/// See docs/decisions/0073.
/// </summary>
public static class ContactLoop
{
    // 3.3 V over 10 kΩ into the loop; 4.7 kΩ in series and 4.7 kΩ across the contact. Closed 1055 mV, open 1599 mV; 0 bridged, 3300 cut. The limits lie halfway,
    // well inside what the analogue input of an ESP32 measures truly.
    private const int Bridged = 530;
    private const int HalfOpen = 1330;
    private const int Cut = 2200;

    // The level that was must be left by this much: a voltage on a limit does not flutter.
    private const int Hysteresis = 50;

    /// <summary>The level of a loop with resistors.</summary>
    /// <param name="millivolts">What the pin measures.</param>
    /// <param name="before">The level that was, or the same as an expected one at start.</param>
    public static LoopLevel FromMillivolts(int millivolts, LoopLevel before)
    {
        var open = before == LoopLevel.Open ? HalfOpen - Hysteresis : HalfOpen + Hysteresis;
        var bridged = before == LoopLevel.Tampered ? Bridged + Hysteresis : Bridged - Hysteresis;
        var cut = before == LoopLevel.Tampered ? Cut - Hysteresis : Cut + Hysteresis;
        if (millivolts < bridged || millivolts > cut)
        {
            return LoopLevel.Tampered;
        }

        return millivolts > open ? LoopLevel.Open : LoopLevel.Closed;
    }
}
