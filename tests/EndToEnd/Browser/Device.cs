using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>One person's browser with the on-call page in it.</summary>
public sealed class Device : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = [];

    public Device(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.PageError += (_, fault) => _faults.Enqueue(fault);
        page.Console += (_, message) =>
        {
            // A line that breaks is told by the browser itself; everything else is ours.
            if (message.Type == "error" && !message.Text.Contains("net::ERR", StringComparison.Ordinal) && !message.Text.Contains("status of", StringComparison.Ordinal))
            {
                _faults.Enqueue(message.Text);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>The state of the live line.</summary>
    public ILocator Stream(string state) => Page.Locator($"#oncall[data-stream='{state}']");

    /// <summary>The page's sound: blocked, quiet or playing; and what it plays.</summary>
    public ILocator Sound(string state, string pattern = "none") => Page.Locator($"html[data-sound='{state}'][data-sound-pattern='{pattern}']");

    public ILocator Card(Guid id) => Page.Locator($"#alert-{id}");

    public ILocator CardIn(Guid id, string state) => Page.Locator($"#alert-{id}[data-state='{state}']");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Goes to the on-call page by way of the sign-in page.</summary>
    public async Task SignInAsync(string user)
    {
        await Page.GotoAsync("oncall");
        await Page.Locator("#user").FillAsync(user);
        await Page.Locator("#password").FillAsync(Staff.Password);
        await Page.Locator("main button").ClickAsync();

        // Not until it has loaded: whoever waits for that after it has happened waits for ever. What is looked for next waits for itself.
        await Page.WaitForURLAsync("**/oncall", new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>As <see cref="SignInAsync"/>, and until the page is live.</summary>
    public async Task GoLiveAsync(string user)
    {
        await SignInAsync(user);
        await SeeAsync(Stream("live"));
    }

    /// <summary>When this document was loaded; a reload changes it.</summary>
    public Task<double> LoadedAtAsync() => Page.EvaluateAsync<double>("performance.timeOrigin");

    public static Task SeeAsync(ILocator what) => Expect(what).ToBeVisibleAsync();

    public static Task MissAsync(ILocator what) => Expect(what).ToHaveCountAsync(0);

    /// <summary>Keeps a picture for people to look at.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), name + ".png"), FullPage = true });

    /// <summary>Nothing went wrong in the page's own script, and nothing broke the content policy.</summary>
    public void HasNoFaults() => _faults.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    private static string Pictures() => Directory.CreateDirectory(Repository.Path("artifacts", "screenshots")).FullName;
}
