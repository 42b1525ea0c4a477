using Hjemvakt.Companion.OnCall;

namespace Hjemvakt.Companion.Web.Rotas;

/// <summary>The address that calendars subscribe to.</summary>
public static class CalendarEndpoint
{
    /// <summary>Maps it, for GET and for the HEAD that calendars ask first. It asks for no sign-in: the address is the key, and it opens the one person's duties only.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/calendar/{key}.ics", [HttpMethods.Get, HttpMethods.Head], (string key, CalendarKeys keys, IOnCallService desk) =>
            keys.PersonOf(key) is { } person && desk.Plan.Counts(person)
                ? Results.Text(desk.CalendarOf(person), "text/calendar; charset=utf-8")
                : Results.NotFound()).AllowAnonymous();
}
