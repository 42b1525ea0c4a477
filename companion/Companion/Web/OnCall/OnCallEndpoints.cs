using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Alerts;
using Microsoft.AspNetCore.Antiforgery;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>
/// What the on-call page's forms and script talk to. A step answers a script with JSON, and a plain form by going
/// back to the page, which then says at the card what became of it.
/// </summary>
public static class OnCallEndpoints
{
    /// <summary>The causes that a person can give.</summary>
    public static IReadOnlyList<ResolveCause> Causes { get; } = [.. Enum.GetValues<ResolveCause>().Where(cause => cause != ResolveCause.EndedByItself)];

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>Maps everything below <c>/oncall</c> that is not the page.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        // The link in a message: short, and it says nothing to whoever is not signed in. It shows the card; it answers nothing by itself.
        app.MapGet("/a/{id:guid}", (Guid id) => Results.LocalRedirect($"~/oncall#alert-{id}")).RequireAuthorization(Policies.OnCall);

        var onCall = app.MapGroup("/oncall").RequireAuthorization(Policies.OnCall);

        onCall.MapGet("/events", (HttpContext http, AlertStream stream) => stream.ServeAsync(http));

        // What a tab asks for that has no stream of its own, when it begins and when it has missed something.
        onCall.MapGet("/snapshot", async (HttpContext http, AlertStream stream) =>
            Results.Json(await stream.SnapshotAsync(http), PushJson.Wire.SnapshotPush));

        // The stream's script asks here why it was refused: an event source does not tell.
        onCall.MapGet("/session", () => Results.NoContent());

        onCall.MapPost("/alerts/{id:guid}/acknowledge", (Guid id, IFormCollection form, HttpContext http, IAlertService desk) =>
            StepAsync(http, id, () => desk.AcknowledgeAsync(id, Viewer.ActorOf(http), CancellationToken.None)));

        onCall.MapPost("/alerts/{id:guid}/on-the-way", (Guid id, IFormCollection form, HttpContext http, IAlertService desk) =>
            StepAsync(http, id, () => desk.OnTheWayAsync(id, Viewer.ActorOf(http), Within(form["within"]), CancellationToken.None)));

        onCall.MapPost("/alerts/{id:guid}/resolve", ResolveAsync);

        onCall.MapPost("/alerts/{id:guid}/seen", async (Guid id, IFormCollection form, HttpContext http, IAlertService desk) =>
        {
            try
            {
                await desk.NotifiedAsync(id, Viewer.ActorOf(http), CancellationToken.None);
                return Results.NoContent();
            }
            catch (StorageUnavailableException)
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
        });
    }

    // A step that has been asked for is carried out even if the phone loses its network while it waits: no token of the request here.
    private static async Task<IResult> ResolveAsync(Guid id, IFormCollection form, HttpContext http, IAlertService desk)
    {
        var words = LanguageChoice.Of(http);
        var note = form["note"].ToString().Trim();
        if (note.Length > LongestNote)
        {
            return await RefuseAsync(http, id, StatusCodes.Status400BadRequest, words.NoteTooLong(LongestNote), Misstep.Note);
        }

        if (!TryReadCause(form["cause"], out var cause))
        {
            return await RefuseAsync(http, id, StatusCodes.Status400BadRequest, words.ChooseCause, Misstep.Cause);
        }

        return await StepAsync(http, id, () => desk.ResolveAsync(id, Viewer.ActorOf(http), cause, note.Length > 0 ? note : null, CancellationToken.None));
    }

    /// <summary>How long it may take to be there, in minutes. The last is the usual time.</summary>
    public static IReadOnlyList<int> Promises { get; } = [10, 20, 30];

    private static TimeSpan? Within(string? minutes) => Promises.Where(one => one.ToString(CultureInfo.InvariantCulture) == minutes).Select(one => (TimeSpan?)TimeSpan.FromMinutes(one)).FirstOrDefault();

    // By name only: a number would pass as a cause that nobody has heard of.
    private static bool TryReadCause(string? text, out ResolveCause cause) =>
        Enum.TryParse(text, out cause) && Enum.GetNames<ResolveCause>().Contains(text) && Causes.Contains(cause);

    private static async Task<IResult> StepAsync(HttpContext http, Guid id, Func<ValueTask<AlertAnswer>> step)
    {
        AlertAnswer answer;
        try
        {
            answer = await step();
        }
        catch (StorageUnavailableException)
        {
            return await RefuseAsync(http, id, StatusCodes.Status503ServiceUnavailable, LanguageChoice.Of(http).NotStored, Misstep.NotStored);
        }

        if (!WantsJson(http))
        {
            return BackToPage(id, answer.Refusal?.ToString());
        }

        var viewer = ViewerOf(http);
        var message = answer.Refusal is { } refusal ? viewer.Words.Refused(refusal, answer.Alert) : null;
        return await JsonAsync(http, answer.Alert, viewer, message, StatusOf(answer.Refusal));
    }

    private static async Task<IResult> RefuseAsync(HttpContext http, Guid id, int status, string message, Misstep misstep)
    {
        if (!WantsJson(http))
        {
            return BackToPage(id, misstep.ToString());
        }

        var alert = await http.RequestServices.GetRequiredService<IAlertService>().FindAsync(id, http.RequestAborted);
        return await JsonAsync(http, alert, ViewerOf(http), message, status);
    }

    private static async Task<IResult> JsonAsync(HttpContext http, AlertView? alert, Viewer viewer, string? message, int status)
    {
        var cards = http.RequestServices.GetRequiredService<CardRenderer>();
        var drawn = alert is null ? null : await cards.DrawAsync(alert, viewer);
        return Results.Json(new StepAnswer(message is null, message, drawn), PushJson.Wire.StepAnswer, statusCode: status);
    }

    private static IResult BackToPage(Guid id, string? answer) =>
        Results.LocalRedirect(answer is null ? $"~/oncall#alert-{id}" : $"~/oncall?alert={id}&answer={answer}#alert-{id}");

    private static Viewer ViewerOf(HttpContext http) => Viewer.Of(http, http.RequestServices.GetRequiredService<IAntiforgery>());

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(AlertRefusal? refusal) => refusal switch
    {
        null => StatusCodes.Status200OK,
        AlertRefusal.Unknown => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}
