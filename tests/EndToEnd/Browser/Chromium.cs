using Hjemvakt.EndToEnd.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>Debian's own browser, started once for all stories.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>Opens a browser of its own for one person: no cookies, no memory of any touch.</summary>
    public async Task<Device> OpenAsync(Uri address, Look look)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Night ? ColorScheme.Dark : ColorScheme.Light,
            Locale = look.Language,
            DeviceScaleFactor = look.Scale,
            HasTouch = look.Touch,
            JavaScriptEnabled = look.Script,
            // The certificate of a proxy in these stories is its own.
            IgnoreHTTPSErrors = address.Scheme == "https",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return new Device(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>What somebody looks at the page with.</summary>
public sealed record Look(int Width, int Height, bool Night, string Language, float Scale, bool Touch, bool Script = true)
{
    /// <summary>The phone on the bedside table.</summary>
    public static Look PhoneAtNight { get; } = new(390, 844, Night: true, "nb-NO", Scale: 2, Touch: true);

    /// <summary>The duty leader's screen.</summary>
    public static Look WideByDay { get; } = new(1440, 900, Night: false, "en-GB", Scale: 1, Touch: false);
}
