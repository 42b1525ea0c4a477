using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Hjemvakt.Contract.Tests.Reading;

namespace Hjemvakt.Contract.Tests.Records;

/// <summary>Records that keep the contract, of all kinds, made at random.</summary>
internal static class GoodRecord
{
    public const long MaxInteger = 9007199254740991;

    public static readonly string[] AlarmKinds = ["fall", "help", "cancel", "tamper", "hazard", "test", "gap"];

    public static readonly string[] RoutineKinds = ["contact", "door", "motion", "presence", "env", "vital", "power", "sensor", "gap"];

    private static readonly Gen<long> Integer = Gen.OneOf(Gen.Long[0, 1000], Gen.Long[0, MaxInteger], Gen.Const(0L), Gen.Const(MaxInteger));

    private static readonly Gen<string> Word = Gen.OneOf("movement", "cuff-loose", "a", "x2-y", new string('w', 32));

    /// <summary>Any record of a stream.</summary>
    public static Gen<JsonObject> Of(string stream) => Gen.OneOf([.. (stream == "alarm" ? AlarmKinds : RoutineKinds).Select(kind => OfKind(kind, stream))]);

    /// <summary>Any record of one kind.</summary>
    public static Gen<JsonObject> OfKind(string kind, string stream = "routine") =>
        from head in Head(kind)
        from body in Body(kind, stream, (long)head["s"]!)
        select Joined(head, body);

    /// <summary>Text without control characters, of this many letters, from every alphabet.</summary>
    public static Gen<string> Text(int most) => Gen.OneOf(
        Gen.Char['a', 'z'],
        Gen.Char[' ', '~'],
        Gen.Char['\u00a0', '\u02ff'],
        Gen.Char['\u4e00', '\u9fff']).Array[1, most].Select(letters => new string(letters))
        .Select(Gen.Int[0, 9], (text, dice) => dice == 0 && text.Length > 2 ? text[2..] + "🛁" : text);

    /// <summary>One of the words that the schema of a record allows for a member.</summary>
    public static Gen<string> WordOf(string record, string member) => Gen.OneOf(PublishedSchemas.WordsOf(record, member));

    private static Gen<JsonObject> Head(string kind) =>
        from s in Gen.OneOf(Gen.Long[2, 1000], Gen.Long[2, MaxInteger], Gen.Const(MaxInteger))
        from b in Gen.OneOf(Gen.Int[0, 100], Gen.Int[0, int.MaxValue], Gen.Const(int.MaxValue))
        from u in Integer
        from t in Integer
        from dated in Gen.Bool
        from p in Text(64)
        select Object(("s", s), ("b", b), ("u", u), ("t", dated ? t : null), ("k", kind), ("p", p));

    private static Gen<JsonObject> Body(string kind, string stream, long s) => kind switch
    {
        "fall" => from src in WordOf("fall", "src") from conf in Gen.Int[0, 100] from of in Maybe(Gen.Long[1, s - 1].Select(earlier => (object)earlier)) from why in Maybe(Text(200).Select(text => (object)text)) select Object(("src", src), ("conf", conf), ("ref", of), ("why", why)),
        "help" => from src in WordOf("help", "src") select Object(("src", src)),
        "hazard" => from what in WordOf("hazard", "what") from active in Gen.Bool select Object(("what", what), ("on", active)),
        "cancel" => from back in Gen.Long[1, s - 1] select Object(("ref", s - back)),
        "door" => from open in Gen.Bool select Object(("open", open)),
        "motion" or "presence" => from active in Gen.Bool select Object(("on", active)),
        "env" => from temp in Tenths(-600, 1000) from rh in Tenths(0, 1000) from hpa in Tenths(3000, 12000) select Object(("temp", temp), ("rh", rh), ("hpa", hpa)),
        "power" => from mains in Gen.Bool from batt in Maybe(Gen.Int[0, 100].Select(percent => (object)percent)) select Object(("mains", mains), ("batt", batt)),
        "sensor" => from ok in Gen.Bool from why in Text(200) select Object(("ok", ok), ("why", why)),
        "gap" => from start in Gen.Long[1, 1000000] from length in Gen.Long[0, 30000] from why in Text(200) select Object(("stream", stream), ("from", start), ("to", start + length), ("why", why)),
        "vital" => Vital(),
        _ => Gen.Const(() => new JsonObject()),
    };

    private static Gen<JsonObject> Vital() =>
        from measured in Gen.OneOf(
            from sys in Exact(0, 400) from dia in Exact(0, 400) from map in Maybe(Exact(0, 400)) from pr in Maybe(Exact(0, 400)) select Object(("m", "bp"), ("sys", sys), ("dia", dia), ("map", map), ("pr", pr)),
            from spo2 in Exact(0, 100) from pr in Maybe(Exact(0, 400)) select Object(("m", "spo2"), ("spo2", spo2), ("pr", pr)),
            from temp in Exact(0, 60) from site in Maybe(Word.Select(word => (object)word)) select Object(("m", "temp"), ("temp", temp), ("site", site)),
            from kg in Exact(0, 500) select Object(("m", "weight"), ("kg", kg)),
            from pr in Exact(0, 400) from rr in Maybe(Gen.Int[0, 65535].Array[0, 64].Select(list => (object)list)) select Object(("m", "pulse"), ("pr", pr), ("rr", rr)))
        from at in Maybe(Integer.Select(time => (object)time))
        from st in Maybe(Word.Array[0, 16].Select(list => (object)list))
        from raw in Maybe(Gen.Byte.Array[1, 40].Select(bytes => (object)Convert.ToHexString(bytes)))
        select Joined(measured, Object(("at", at), ("st", st), ("raw", raw)));

    private static Gen<object?> Tenths(int least, int most) => Maybe(Gen.Int[least, most].Select(tenths => (object)(tenths / 10m)));

    private static Gen<object> Exact(int least, int most) => Gen.Int[least * 100, most * 100].Select(hundredths => (object)(hundredths / 100m));

    private static Gen<object?> Maybe(Gen<object> gen) => Gen.Select(gen, Gen.Bool).Select((value, there) => there ? value : null);

    private static JsonObject Object(params (string Name, object? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            made.Add(name, value switch
            {
                int number => JsonValue.Create(number),
                long number => JsonValue.Create(number),
                decimal number => JsonValue.Create(number),
                bool flag => JsonValue.Create(flag),
                string text => JsonValue.Create(text),
                int[] list => new JsonArray([.. list.Select(item => (JsonNode)item)]),
                string[] list => new JsonArray([.. list.Select(item => (JsonNode)item)]),
                _ => throw new InvalidOperationException($"{name}: {value}"),
            });
        }

        // Read back from text, so that every node is what a reader would have, whatever made it.
        return JsonNode.Parse(Encoding.UTF8.GetBytes(made.ToJsonString()))!.AsObject();
    }

    private static JsonObject Joined(JsonObject head, JsonObject body)
    {
        var record = head.DeepClone().AsObject();
        foreach (var (name, value) in body)
        {
            record.Add(name, value!.DeepClone());
        }

        return record;
    }
}
