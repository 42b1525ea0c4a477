using Hjemvakt.Companion.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hjemvakt.Companion.Web.Shell;

/// <summary>Gives a person a page where a script gets a bare status.</summary>
public static class ProblemPages
{
    /// <summary>Covers errors as well as every status from 400 up that nobody wrote a page for.</summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowAsync });
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext));
    }

    private static Task ShowAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        return http.Request.WantsPage()
            ? new RazorComponentResult<ProblemDocument>(new { Status = status }) { StatusCode = status }.ExecuteAsync(http)
            : Task.CompletedTask;
    }
}
