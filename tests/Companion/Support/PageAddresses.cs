using Hjemvakt.Companion.Hosting;
using Microsoft.AspNetCore.Components;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>The addresses of all pages, from the pages themselves: a new one is tested like the others without a word.</summary>
internal static class PageAddresses
{
    /// <summary>Those behind the sign-in page.</summary>
    public static IReadOnlyList<string> BehindSignIn { get; } =
        [.. All().Where(page => page != "/sign-in").Order(StringComparer.Ordinal)];

    // Whose page it is, where an address has an id.
    private static IEnumerable<string> All()
        => from page in typeof(CompanionHost).Assembly.GetTypes()
           from route in page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>()
           select route.Template.Replace("/homes/{Id}", "/homes/berit", StringComparison.Ordinal).Replace("/gateways/{Id}", "/gateways/gw-berit", StringComparison.Ordinal);
}
