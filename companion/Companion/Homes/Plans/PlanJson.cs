using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Plans as JSON: in the database, in files for the command line and in the demonstration homes. What is left out has its default.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
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
            throw new ArgumentException($"The plan cannot be read at {error.Path}, line {error.LineNumber + 1}: {error.Message}", error);
        }
    }

    internal static string? Write(Reason? reason) => reason is null ? null : JsonSerializer.Serialize(reason, Strict);

    internal static Reason? ReadReason(string? json) => json is null ? null : JsonSerializer.Deserialize<Reason>(json, Strict);
}
