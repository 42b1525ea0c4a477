using System.Text.Json;
using System.Text.RegularExpressions;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using static Hjemvakt.Safety.Records.RecordStream;

namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>The kinds of record, each with its stream, its members and their ranges: the wire contract as code.</summary>
internal static partial class RecordKinds
{
    /// <summary>The kind under which the log keeps the number of a record that was quarantined.</summary>
    public const string Quarantined = "quarantined";

    private static readonly string[] Hazards = [.. AlertKinds.Hazards.Select(kind => kind.HazardWord())];

    /// <exception cref="BadMemberException">The record breaks the contract.</exception>
    public static RecordBody Body(RecordStream stream, string kind, Members m) => (stream, kind) switch
    {
        (Alarm, "fall") => Fall(m),
        (Alarm, "help") => new HelpCall(m.Word("src", ["button", "cord", "pendant"])),
        (Alarm, "cancel") => new Cancel(m.Integer("ref", 1)),
        (Alarm, "tamper") => new Tamper(),
        (Alarm, "hazard") => new Hazard(m.Word("what", Hazards), m.Boolean("on")),
        (Alarm, "test") => new TestAlarm(),
        (Alarm, "gap") => Gap("alarm", m),
        (Routine, "contact") => new ContactWish(),
        (Routine, "door") => new Door(m.Boolean("open")),
        (Routine, "motion") => new Motion(m.Boolean("on")),
        (Routine, "presence") => new Presence(m.Boolean("on")),
        (Routine, "env") => new Air(m.OptionalNumber("temp", -60, 100), m.OptionalNumber("rh", 0, 100), m.OptionalNumber("hpa", 300, 1200)),
        (Routine, "vital") => Vital(m),
        (Routine, "power") => new PowerSupply(m.Boolean("mains"), (int?)m.OptionalInteger("batt", 0, 100)),
        (Routine, "sensor") => new SensorTrust(m.Boolean("ok"), m.Text("why", 1, 200)),
        (Routine, "gap") => Gap("routine", m),
        _ => throw new BadMemberException($"k: '{kind}' is no kind of the {(stream == Alarm ? "alarm" : "routine")} stream"),
    };

    // A fall is never refused for what is beside it: a reference that leads nowhere makes it a fall of its own.
    private static Fall Fall(Members m)
    {
        var fall = new Fall(m.Word("src", ["radar", "wearable", "mat"]), (int)m.Integer("conf", 0, 100));
        return m.Peek("ref", 1) is { } of && of < m.Peek("s", 1) ? fall with { Ref = of, Why = m.PeekText("why", 200) } : fall;
    }

    // Each stream tells of its own numbers.
    private static Gap Gap(string stream, Members m)
    {
        m.Word("stream", [stream]);
        return new Gap(m.Integer("from", 1), m.Integer("to", 1), m.Text("why", 1, 200));
    }

    private static Vital Vital(Members m)
    {
        var measure = m.Word("m", ["bp", "spo2", "temp", "weight", "pulse"]);
        m.OptionalInteger("at", 0);
        m.OptionalArray("st", 16, Word);
        if (m.OptionalText("raw", 0, 1024) is { } raw && !Hexadecimal().IsMatch(raw))
        {
            throw new BadMemberException("raw: hexadecimal digits in pairs are expected");
        }

        switch (measure)
        {
            case "bp":
                m.Number("sys", 0, 400);
                m.Number("dia", 0, 400);
                m.OptionalNumber("map", 0, 400);
                m.OptionalNumber("pr", 0, 400);
                break;
            case "spo2":
                m.Number("spo2", 0, 100);
                m.OptionalNumber("pr", 0, 400);
                break;
            case "temp":
                m.Number("temp", 0, 60);
                if (m.Has("site"))
                {
                    Word("site", m.Get("site"));
                }

                break;
            case "weight":
                m.Number("kg", 0, 500);
                break;
            case "pulse":
                m.Number("pr", 0, 400);
                m.OptionalArray("rr", 64, (name, item) => Members.Integer(name, item, 0, 65535));
                break;
        }

        return new Vital(measure);
    }

    private static void Word(string name, JsonElement value)
    {
        if (!LowerCaseWord().IsMatch(Members.TextOf(name, value)))
        {
            throw new BadMemberException($"{name}: words of lower-case letters, digits and hyphens are expected");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LowerCaseWord();

    [GeneratedRegex(@"\A([0-9A-Fa-f]{2}){1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
