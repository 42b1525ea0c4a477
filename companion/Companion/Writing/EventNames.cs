using System.Text.Json;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Writing;

/// <summary>Names of events and states on timelines and on the wire, as <c>onTheWay</c>. Part of the audit's hash: never change one.</summary>
internal static class EventNames
{
    private static readonly Dictionary<AlertEventKind, string> Events = Enum.GetValues<AlertEventKind>().ToDictionary(e => e, e => Camel(e.ToString()));
    private static readonly Dictionary<AlertState, string> States = Enum.GetValues<AlertState>().ToDictionary(s => s, s => Camel(s.ToString()));
    private static readonly Dictionary<AlertKind, string> Kinds = Enum.GetValues<AlertKind>().ToDictionary(k => k, k => Camel(k.ToString()));

    public static string Of(AlertEventKind what) => Events[what];

    public static string Of(AlertState state) => States[state];

    public static string Of(AlertKind kind) => Kinds[kind];

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
