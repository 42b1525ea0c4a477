using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>Who is at the page: ASP.NET Core Identity with a session cookie. There is no default user anywhere.</summary>
public static class StaffSignIn
{
    /// <summary>Where people sign in.</summary>
    public const string Path = "/sign-in";

    // Since its last use: a night's duty and the hand-over after it, without signing in again in the dark. StaffSession has the end of all.
    private static readonly TimeSpan Session = TimeSpan.FromHours(14);

    /// <summary>Adds users, roles, sessions and the keys that protect them.</summary>
    public static void AddStaffSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffMember>(Strictness)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<CompanionDb>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager();
        services.AddAuthorization(Policies.AddTo);
        services.AddAntiforgery();

        // OWASP's figure for PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<CompanionSettings>(Cookie);
        services.AddOptions<AntiforgeryOptions>().Configure<CompanionSettings>((antiforgery, settings) =>
        {
            Protect(antiforgery.Cookie, settings, "hjemvakt-form");
            antiforgery.SuppressXFrameOptionsHeader = true;
        });

        // Kept with the data: whoever has signed in stays so when the companion restarts in the middle of an alert.
        services.AddDataProtection().SetApplicationName("Hjemvakt");
        services.AddOptions<KeyManagementOptions>().Configure<CompanionSettings, ILoggerFactory>((keys, settings, log) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(settings), log));
    }

    private static void Strictness(IdentityOptions identity)
    {
        identity.Password.RequiredLength = 12;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;

        // A lock is a switch that anybody can turn who knows a name; SignInLimit slows the guesser instead.
        identity.Lockout.AllowedForNewUsers = false;
    }

    private static void Cookie(CookieAuthenticationOptions cookie, CompanionSettings settings)
    {
        Protect(cookie.Cookie, settings, "hjemvakt-session");
        cookie.ExpireTimeSpan = Session;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = Path;
        cookie.ReturnUrlParameter = "return";

        cookie.Events.OnSigningIn = StaffSession.BeginAsync;
        cookie.Events.OnValidatePrincipal = StaffSession.ValidateAsync;
        cookie.Events.OnRedirectToLogin = SendPeopleToSignIn;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Protect(CookieBuilder cookie, CompanionSettings settings, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;

        // Lax, so that a link in a message leads to the page and not to a sign-in form. Nothing changes by a link: every change is a
        // POST with a token, and such a cookie goes with no POST from another site.
        cookie.SameSite = SameSiteMode.Lax;

        cookie.SecurePolicy = TlsNeeded.For(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    // Scripts and event streams need the status itself; only a person is sent to another page.
    private static Task SendPeopleToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.WantsPage() && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect($"{context.Request.PathBase}{Path}?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static DirectoryInfo KeyFolder(CompanionSettings settings)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(settings.DataFolder, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        return folder;
    }
}
