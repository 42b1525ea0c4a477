using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Contacts;
using Hjemvakt.Gateway.Sensing.Fusion;
using Hjemvakt.Gateway.Sensing.Health;
using Hjemvakt.Gateway.Sensing.Power;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>Everything that a sensor can tell, each as one call on the main loop. One interface and not one a sensor: whoever makes records of it needs all of it.</summary>
public interface ISensorListener
{
    /// <summary>Called on the main loop, once for each fall, without delay.</summary>
    /// <param name="point">Which detector: the <c>p</c> of the record.</param>
    /// <param name="source">One of <see cref="FallSource"/>.</param>
    /// <param name="confidence">0–100.</param>
    /// <param name="at">Uptime in milliseconds at which it was decided.</param>
    void FallSeen(string point, string source, int confidence, long at);

    /// <summary>Whether a long press that began at this uptime would take an alarm back.</summary>
    bool CanCancel(long pressedAt);

    /// <summary>A call for help: one <c>help</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="source">One of <see cref="HelpSource"/>.</param>
    /// <param name="at">Uptime in milliseconds at which the button went down.</param>
    /// <param name="loose">The button changes without end: it may have been nobody.</param>
    void Help(string point, string source, long at, bool loose);

    /// <summary>The resident takes what can be taken back, back: <c>cancel</c> records.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="pressedAt">Uptime in milliseconds at which the button went down.</param>
    /// <param name="at">When the press had become long enough.</param>
    void Cancel(string point, long pressedAt, long at);

    /// <summary>The resident asks to be called, without hurry: one <c>contact</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="at">Uptime in milliseconds of the first press.</param>
    void Contact(string point, long at);

    /// <summary>A door: one <c>door</c> record, at each change, once at start, and hourly.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="open">It is open.</param>
    /// <param name="at">Uptime in milliseconds of the change itself; of the telling when it is told again.</param>
    /// <param name="soon">Somebody may be waiting for this news; false when only the same is told again.</param>
    void Door(string point, bool open, long at, bool soon);

    /// <summary>Called on the main loop at each change, once at start, and hourly.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="on">Somebody is there.</param>
    /// <param name="at">Uptime in milliseconds of the change itself; of the telling when it is told again.</param>
    void Presence(string point, bool on, long at);

    /// <summary>Somebody moves, or has stopped: one <c>motion</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="on">Motion is seen.</param>
    /// <param name="at">Uptime in milliseconds at which it was seen, or was last seen.</param>
    void Motion(string point, bool on, long at);

    /// <summary>Called on the main loop. What the sensor does not measure is <see cref="EnvironmentValue.None"/>.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="temperature">Tenths of a degree Celsius.</param>
    /// <param name="humidity">Tenths of a per cent of relative humidity.</param>
    /// <param name="pressure">Tenths of a hectopascal.</param>
    /// <param name="at">Uptime in milliseconds at which it was measured.</param>
    void Environment(string point, int temperature, int humidity, int pressure, long at);

    /// <summary>One <c>power</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="mains">There is mains.</param>
    /// <param name="battery">0–100 %, or <see cref="PowerWatch.NoBattery"/>.</param>
    /// <param name="at">Uptime in milliseconds of what has changed.</param>
    void Power(string point, bool mains, int battery, long at);

    /// <summary>Wires are cut or bridged: one <c>tamper</c> record. Once for each time.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="at">Uptime in milliseconds at which it began.</param>
    void Tamper(string point, long at);

    /// <summary>A detector warns, or has stopped: one <c>hazard</c> record.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="what">Of what, by the word of its kind: see <see cref="Config.SensorKind.Warns"/>.</param>
    /// <param name="on">It warns.</param>
    /// <param name="at">Uptime in milliseconds at which it began or stopped.</param>
    void Hazard(string point, string what, bool on, long at);

    /// <summary>Called on the main loop, once for each change.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="ok">True when the sensor works.</param>
    /// <param name="why">What was found, in a word or two (see <see cref="SensorFault"/>); <c>back</c> when it works again.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    void SensorHealth(string point, bool ok, string why, long at);
}
