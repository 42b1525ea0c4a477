using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.OnCall;

/// <summary>The plan as JSON: in the database with people's ids, in files that people write with their user names.</summary>
internal static class OnCallPlanJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(OnCallPlan plan) => JsonSerializer.Serialize(plan, Form);

    /// <exception cref="JsonException">It is no plan; the message says where.</exception>
    public static OnCallPlan Read(string json) => Whole(Parse<OnCallPlan>(json));

    /// <summary>Reads something of a plan as it stands there: an array that is left out is <c>default</c>.</summary>
    /// <exception cref="JsonException">It cannot be read; the message says where.</exception>
    internal static T Parse<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Form) ?? throw new JsonException("The plan is empty.");
        }
        catch (Exception error) when (error is ArgumentException or NullReferenceException or InvalidOperationException or NotSupportedException)
        {
            throw new JsonException("This is no plan.", error);
        }
    }

    /// <summary>Something of a plan as text, to compare by.</summary>
    internal static string Text<T>(T part) => JsonSerializer.Serialize(part, Form);

    /// <summary>The plan with another way of naming people.</summary>
    public static OnCallPlan Named(OnCallPlan plan, Func<string, string> name) => plan with
    {
        People = [.. plan.People.Select(person => person with { Id = name(person.Id) })],
        Teams = [.. plan.Teams.Select(team => team with { Members = [.. team.Members.Select(name)], Lead = team.Lead is { } lead ? name(lead) : null })],
        Rotas = [.. plan.Rotas.Select(rota => rota with
        {
            Shifts = [.. rota.Shifts.Select(shift => shift with { Person = name(shift.Person) })],
            Changes = [.. rota.Changes.Select(change => change with { Out = change.Out is { } o ? name(o) : null, In = change.In is { } i ? name(i) : null, By = name(change.By) })],
        })],
        Policies = [.. plan.Policies.Select(policy => policy with
        {
            Steps = [.. policy.Steps.Select(step => step with { Whom = [.. step.Whom.Select(target => target.Kind == TargetKind.Person ? target with { Id = name(target.Id) } : target)] })],
        })],
    };

    // What a file leaves out is empty, and nothing in a plan is ever null.
    internal static OnCallPlan Whole(OnCallPlan plan) => plan with
    {
        People = [.. Some(plan.People).Select(person => person with { Id = person.Id ?? "", Name = person.Name ?? person.Id ?? "", Contacts = [.. Some(person.Contacts).Where(contact => contact.Address is { Length: > 0 })] })],
        Teams = [.. Some(plan.Teams).Select(team => team with { Id = team.Id ?? "", Name = team.Name ?? team.Id ?? "", Members = Some(team.Members), Policies = team.Policies ?? ImmutableDictionary<Severity, string>.Empty })],
        Rotas = [.. Some(plan.Rotas).Select(rota => rota with
        {
            Id = rota.Id ?? "",
            Name = rota.Name ?? rota.Id ?? "",
            TimeZone = rota.TimeZone ?? "Europe/Oslo",
            Weeks = rota.Weeks == 0 ? 1 : rota.Weeks,
            Shifts = [.. Some(rota.Shifts).Select(shift => shift with { Person = shift.Person ?? "" })],
            Changes = [.. Some(rota.Changes).Select(change => change with { By = change.By ?? "" })],
        })],
        Policies = [.. Some(plan.Policies).Select(policy => policy with
        {
            Id = policy.Id ?? "",
            Name = policy.Name ?? policy.Id ?? "",
            Steps = [.. Some(policy.Steps).Select(step => step with
            {
                Whom = [.. Some(step.Whom).Select(target => target with { Id = target.Id ?? "" })],
                Channels = Some(step.Channels),
                Times = step.Times == 0 ? 1 : step.Times,
            })],
        })],
        Centres = Some(plan.Centres),
        HomeTeams = plan.HomeTeams ?? ImmutableDictionary<string, string>.Empty,
        HomePolicies = plan.HomePolicies ?? ImmutableDictionary<string, ImmutableDictionary<Severity, string>>.Empty,
    };

    private static ImmutableArray<T> Some<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
