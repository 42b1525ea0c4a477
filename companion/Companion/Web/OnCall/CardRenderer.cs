using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>Draws an alert outside a page, with the same components as the page itself, so that the markup exists once.</summary>
public sealed class CardRenderer(IServiceProvider services, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>The alert as this reader should see it now.</summary>
    public async Task<AlertPush> DrawAsync(AlertView alert, Viewer viewer)
    {
        // What stands under a cause has no card of its own.
        var html = alert.GroupId is not null ? "" : alert.IsOpen()
            ? await HtmlAsync<AlertCard>(alert, viewer)
            : await HtmlAsync<ResolvedAlert>(alert, viewer);
        return new AlertPush(alert.Id, alert.Version, alert.State.Name(), alert.IsOpen(), alert.Awaits(viewer), html, alert.Announcement(viewer));
    }

    private async Task<string> HtmlAsync<TComponent>(AlertView alert, Viewer viewer)
        where TComponent : IComponent
    {
        // A renderer keeps every component it has drawn, so each drawing gets its own.
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Alert"] = alert,
                ["Viewer"] = viewer,
                ["Now"] = time.GetUtcNow(),
            }));
            return root.ToHtmlString();
        });
    }
}
