namespace Hjemvakt.Showroom.Demo;

/// <summary>Picking up somebody's on-call phone: the showroom's own way to sign in, for its own people.</summary>
public static class PhoneEndpoints
{
    /// <summary>Where this person's phone is picked up.</summary>
    public static string PathOf(string name) => "/phone/" + name.ToLowerInvariant();

    /// <summary>Maps a phone for each of the people.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var name in DemoStaff.Names)
        {
            app.MapGet(PathOf(name), (Delegate)((HttpContext http) => WelcomeAsync(http, name, "/oncall"))).AllowAnonymous();
        }
    }

    /// <summary>
    /// Signs the person in and leads on. A page rather than a redirect: from here on it is this site itself that leads, also for a browser
    /// that came by a link from another site, the twin's for one.
    /// </summary>
    public static async Task<IResult> WelcomeAsync(HttpContext http, string name, string next)
    {
        await DemoStaff.SignInAsync(http, name);
        return Results.Content(
            $"""<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={next}"><link rel="icon" href="data:,"><title>Hjemvakt</title><a href="{next}">Hjemvakt</a>""",
            "text/html; charset=utf-8");
    }
}
