using System.Runtime.CompilerServices;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Page.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hjemvakt.Showroom.Page;

/// <summary>The showroom's addresses, beside those of the companion in the same program.</summary>
public static class ShowroomEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<ShowroomFiles>().Map(app);
        app.MapGet(LampStyle.Url, () => Results.Text(LampStyle.Text, "text/css; charset=utf-8")).AllowAnonymous();

        app.MapGet("/", PageAsync).AllowAnonymous();
        PhoneEndpoints.Map(app);

        var showroom = app.MapGroup("/showroom").RequireAuthorization(Policies.OnCall);
        showroom.MapGet("/events", (HttpContext http, HomeBoard board, HomePush push, IHostApplicationLifetime host) =>
            TypedResults.ServerSentEvents(NewsAsync(board, push, ShowroomWords.Of(http), host.ApplicationStopping, http.RequestAborted), "home"));
        showroom.MapPost("/homes/{id}", Happen);
    }

    private static async Task PageAsync(HttpContext http, HomeBoard board, ShowroomFiles files)
    {
        if (!http.User.IsInRole(Policies.OnCall))
        {
            // Whoever has been welcomed already and still is nobody has a browser that keeps nothing.
            var answer = http.Request.Query.ContainsKey("welcome")
                ? Results.Text(ShowroomWords.Of(http).NeedsCookies, statusCode: StatusCodes.Status400BadRequest)
                : await PhoneEndpoints.WelcomeAsync(http, DemoStaff.First, "/?welcome");
            await answer.ExecuteAsync(http);
            return;
        }

        var name = Viewer.NameOf(http.User);
        await new RazorComponentResult<ShowroomPage>(new Dictionary<string, object?>
        {
            [nameof(ShowroomPage.Words)] = ShowroomWords.Of(http),
            [nameof(ShowroomPage.Files)] = files,
            [nameof(ShowroomPage.Views)] = board.Homes.Select(home => home.View).ToList(),
            [nameof(ShowroomPage.Person)] = name,
            [nameof(ShowroomPage.Colleague)] = DemoStaff.Second,
            [nameof(ShowroomPage.ColleagueAddress)] = TwinAddress.Of(http.Request.Host, PhoneEndpoints.PathOf(DemoStaff.Second)),
        }).ExecuteAsync(http);
    }

    private static IResult Happen(string id, IFormCollection form, HttpContext http, HomeBoard board)
    {
        if (board.Find(id) is not { } home || HomeAction.Named(form["do"].ToString()) is not { } action)
        {
            return Results.NotFound();
        }

        home.Do(action);
        return http.Request.WantsPage() ? Results.LocalRedirect("/") : Results.NoContent();
    }

    private static async IAsyncEnumerable<string> NewsAsync(
        HomeBoard board, HomePush push, ShowroomWords words, CancellationToken closing, [EnumeratorCancellation] CancellationToken left)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing, left);
        await foreach (var view in board.WatchAsync(either.Token))
        {
            yield return await push.WriteAsync(view, board.Unanswered, words);
        }
    }
}
