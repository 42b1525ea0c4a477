using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hjemvakt.Companion.Web.Shell;

/// <summary>Gives a person a page where a script gets a bare status.</summary>
public static partial class ProblemPages
{
    // What Blazor says of a page that it begins. It adds the header, and adding it twice is an error.
    private const string EnhancedNavigation = "blazor-enhanced-nav";

    /// <summary>Covers errors as well as every status from 400 up that nobody wrote a page for.</summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowAsync });
        app.Use(async (http, next) =>
        {
            await next(http);

            // Not UseStatusCodePages: it takes an answer that has a content type for one that has content, and a form without its token has the one only.
            if (!http.Response.HasStarted && http.Response.StatusCode >= StatusCodes.Status400BadRequest && http.Response.ContentLength is null or 0)
            {
                http.Response.ContentType = null;
                await ShowAsync(http);
            }
        });
    }

    private static async Task ShowAsync(HttpContext http)
    {
        if (!http.Request.WantsPage())
        {
            return;
        }

        var (status, problem) = (http.Response.StatusCode, ProblemOf(http));

        // Where a page was begun already, its header goes, and the new page gets a scope of its own: what draws pages cannot begin another.
        http.Response.Headers.Remove(EnhancedNavigation);
        var before = http.RequestServices;
        await using var scope = before.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<ProblemDocument>(new { Status = status, What = problem }) { StatusCode = status }.ExecuteAsync(http);
        }
        catch (Exception error) when (error is not OperationCanceledException && !http.Response.HasStarted)
        {
            // What is broken may be what this page needs too. A person still gets words, and the log gets the reason.
            LogNoPage(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProblemPages)), error, status);
            var words = Words.All[0];
            http.Response.Clear();
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync($"{words.BrokenTitle}\n{words.BrokenText}\n");
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static Problem ProblemOf(HttpContext http)
    {
        if (http.GetProblem() is not Problem.None and var known)
        {
            return known;
        }

        // A form with its token and without its cookie: the browser keeps none, or was not sent one that it may keep.
        var cookie = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return http.Response.StatusCode == StatusCodes.Status400BadRequest && HttpMethods.IsPost(http.Request.Method)
            && cookie is not null && !http.Request.Cookies.ContainsKey(cookie)
            ? Problem.NoCookie
            : Problem.None;
    }

    [LoggerMessage(LogLevel.Error, "The page for a problem (status {Status}) could not be drawn.")]
    private static partial void LogNoPage(ILogger log, Exception error, int status);
}
