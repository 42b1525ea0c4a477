using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Storage.Plans;

/// <summary>Plans as JSON: in the database, in files for the command line and in the demonstration homes. What is left out has its default.</summary>
public static class HomePlanJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(HomePlan plan) => JsonSerializer.Serialize(plan, Strict);

    /// <exception cref="ArgumentException">It is no plan; the message says where.</exception>
    public static HomePlan Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<HomePlan>(json, Strict) ?? throw new ArgumentException("The plan is empty.");
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The plan cannot be read: {JsonFault.Of(error)}.", error);
        }
    }

    internal static string? Write(Reason? reason) => reason is null ? null : JsonSerializer.Serialize(reason, Strict);

    // An alert without its reason is an alert; one that cannot be read would keep every other from being shown.
    internal static Reason? ReadReason(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<Reason>(json, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
