using System.Collections;
using Hjemvakt.Gateway.Sensing;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Fusion;

namespace Hjemvakt.Gateway.Core.Tests.Sensing;

/// <summary>Hears everything a sensor can say and keeps it as lines: <c>kind point what @uptime</c>.</summary>
public sealed class Heard : ISensorListener, IFallReports
{
    private readonly ArrayList _lines = new ArrayList();

    /// <summary>How many lines.</summary>
    public int Count => _lines.Count;

    /// <summary>All lines since the last look, joined by <c>; </c>; then they are forgotten.</summary>
    public string Said()
    {
        var all = string.Empty;
        for (var i = 0; i < _lines.Count; i++)
        {
            all += (i == 0 ? string.Empty : "; ") + _lines[i];
        }

        _lines.Clear();
        return all;
    }

    /// <summary>A long press takes an alarm back, when it begins within 20 s of this.</summary>
    public long AlarmAt { get; set; } = -1000000;

    public void FallSeen(string point, string source, int confidence, long at) => Add("fall " + point + " " + source + " " + confidence, at);

    public void Presence(string point, bool on, long at) => Add("presence " + point + " " + (on ? "on" : "off"), at);

    public void SensorHealth(string point, bool ok, string why, long at) => Add("sensor " + point + " " + (ok ? "ok " : "bad ") + why, at);

    public void Motion(string point, bool on, long at) => Add("motion " + point + " " + (on ? "on" : "off"), at);

    public void Environment(string point, int temperature, int humidity, int pressure, long at) =>
        Add("env " + point + " " + Number(temperature) + " " + Number(humidity) + " " + Number(pressure), at);

    public void Power(string point, bool mains, int battery, long at) => Add("power " + point + " " + (mains ? "mains " : "battery ") + battery, at);

    public void Hazard(string point, string what, bool on, long at) => Add("hazard " + point + " " + what + (on ? " on" : " off"), at);

    public void Tamper(string point, long at) => Add("tamper " + point, at);

    public bool Fall(string point, string source, int confidence, long at)
    {
        Add("fall " + point + " " + source + " " + confidence, at);
        return true;
    }

    public void Reconsider(string point, string source, long fallAt, int confidence, string room, long at) =>
        Add("reconsider " + point + " of " + fallAt + " " + confidence + " " + room, at);

    public bool CanCancel(long pressedAt) => pressedAt >= AlarmAt && pressedAt - AlarmAt <= 20000;

    public void Help(string point, string source, long at, bool loose) => Add("help " + point, at);

    /// <summary>How many records of doors. They are counted and make no lines.</summary>
    public int Doors { get; private set; }

    public void Door(string point, bool open, long at, bool soon) => Doors++;

    public void Cancel(string point, long pressedAt, long at) => Add("cancel " + point + " pressed " + pressedAt, at);

    public void Contact(string point, long at) => Add("contact " + point, at);

    private static string Number(int tenths) => tenths == EnvironmentValue.None ? "-" : tenths.ToString();

    private void Add(string line, long at) => _lines.Add(line + " @" + at);
}
