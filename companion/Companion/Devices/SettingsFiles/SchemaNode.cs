using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>
/// What one value of a gateway's settings may be: a schema of <c>firmware/contract/settings.schema.json</c>, in the keywords that file uses. A keyword that is not
/// known here is refused at once, so that none is passed over in silence.
/// </summary>
public sealed class SchemaNode
{
    private static readonly string[] Annotations = ["$schema", "title", "description"];

    private SchemaNode(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            Take(keyword.Name, keyword.Value);
        }
    }

    /// <summary>object, array, string, integer or boolean; empty where only more is asked of a value that is described elsewhere.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Members that an object must have.</summary>
    public IReadOnlyList<string> Required { get; private set; } = [];

    /// <summary>Members that an object may have, in the order of the file.</summary>
    public IReadOnlyDictionary<string, SchemaNode> Properties { get; private set; } = new Dictionary<string, SchemaNode>();

    /// <summary>An object may have no other members.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What the elements of an array are.</summary>
    public SchemaNode? Items { get; private set; }

    /// <summary>The most elements of an array.</summary>
    public int MostItems { get; private set; } = int.MaxValue;

    /// <summary>The length of a text, in UTF-16 units.</summary>
    public (int Least, int Most)? Length { get; private set; }

    /// <summary>The length of a text in bytes of UTF-8.</summary>
    public (int Least, int Most)? Bytes { get; private set; }

    /// <summary>What a text looks like.</summary>
    public Regex? Pattern { get; private set; }

    /// <summary>The texts that are allowed; empty when any is.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>What a whole number may be.</summary>
    public (int Least, int Most)? Range { get; private set; }

    /// <summary>What counts when nothing is said.</summary>
    public JsonElement? Default { get; private set; }

    /// <summary>What only one point of a home can have: the same word means the same thing, as a pin is a pin.</summary>
    public string? Exclusive { get; private set; }

    /// <summary>What is asked besides when an object fits the first of the two.</summary>
    public IReadOnlyList<(SchemaNode If, SchemaNode Then)> Conditions { get; private set; } = [];

    /// <summary>Reads a schema.</summary>
    /// <exception cref="InvalidDataException">It uses a keyword that is not known here.</exception>
    public static SchemaNode Of(JsonElement schema) => new(schema);

    /// <summary>The schema of a value by the way to it; <c>[]</c> leads to the elements of an array.</summary>
    public SchemaNode At(params string[] way) => way.Aggregate(this, (node, step) => step == "[]" ? node.Items! : node.Properties[step]);

    private void Take(string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "type":
                Type = value.GetString()!;
                break;
            case "required":
                Required = Texts(value);
                break;
            case "properties":
                Properties = value.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value), StringComparer.Ordinal);
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.False:
                IsClosed = true;
                break;
            case "items":
                Items = Of(value);
                break;
            case "maxItems":
                MostItems = value.GetInt32();
                break;
            case "minLength" or "maxLength":
                Length = Bound(Length, keyword, value);
                break;
            case "x-minBytes" or "x-maxBytes":
                Bytes = Bound(Bytes, keyword, value);
                break;
            case "pattern":
                Pattern = new Regex(value.GetString()!, RegexOptions.ECMAScript | RegexOptions.CultureInvariant);
                break;
            case "enum":
                Words = Texts(value);
                break;
            case "minimum" or "maximum":
                Range = Bound(Range, keyword, value);
                break;
            case "default":
                Default = value.Clone();
                break;
            case "x-exclusive":
                Exclusive = value.GetString();
                break;
            case "allOf":
                Conditions = [.. value.EnumerateArray().Select(part => (Of(part.GetProperty("if")), Of(part.GetProperty("then"))))];
                break;
            default:
                if (!Annotations.Contains(keyword))
                {
                    throw new InvalidDataException($"The settings' schema uses '{keyword}', which nothing reads.");
                }

                break;
        }
    }

    private static (int Least, int Most) Bound((int Least, int Most)? before, string keyword, JsonElement value)
    {
        var (least, most) = before ?? (0, int.MaxValue);
        return keyword.Contains("min", StringComparison.Ordinal) ? (value.GetInt32(), most) : (least, value.GetInt32());
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];
}
