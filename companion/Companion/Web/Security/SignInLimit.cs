using System.Threading.RateLimiting;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>Slows down whoever guesses from one address, beside the lock on each user.</summary>
public static class SignInLimit
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "sign-in";

    private static readonly FixedWindowRateLimiterOptions Attempts = new() { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Adds the limit. Only attempts count; looking at the page is free.</summary>
    public static void AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "unknown", _ => Attempts)
            : RateLimitPartition.GetNoLimiter("look"));
    });
}
