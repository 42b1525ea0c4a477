using System.Text.Encodings.Web;
using System.Text.Json;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Page.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Hjemvakt.Showroom.Page;

/// <summary>A home's news on its way to one page: attributes for the card, and the parts of it that hold words, drawn in the page's language.</summary>
public sealed class HomePush(IServiceProvider services, ILoggerFactory loggers)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON.</summary>
    public async Task<string> WriteAsync(HomeView view, int unanswered, ShowroomWords words) => JsonSerializer.Serialize(
        new
        {
            view.File.Id,
            Unanswered = unanswered,
            Attributes = HomeAttributes.Of(view),
            Lamp = await DrawAsync<HomeLamp>(view, words),
            Story = await DrawAsync<HomeStory>(view, words),
        },
        Wire);

    private async Task<string> DrawAsync<TPart>(HomeView view, ShowroomWords words)
        where TPart : IComponent
    {
        // A renderer keeps every component it has drawn, so each drawing gets its own.
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(HomeLamp.View)] = view,
                [nameof(HomeLamp.Words)] = words,
            }));
            return root.ToHtmlString();
        });
    }
}
