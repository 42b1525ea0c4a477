using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Reads an event stream, one event after the other.</summary>
public sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
    }

    public static async Task<EventReader> OpenAsync(HttpClient http, CancellationToken cancel)
    {
        var response = await http.GetAsync("/oncall/events", HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        return new EventReader(response, await response.Content.ReadAsStreamAsync(cancel));
    }

    /// <summary>The next event, which must have this name.</summary>
    public async Task<T> NextAsync<T>(string name, JsonTypeInfo<T> type)
    {
        (await _events.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue("the stream should go on");
        _events.Current.EventType.ShouldBe(name);
        return JsonSerializer.Deserialize(_events.Current.Data, type)!;
    }

    /// <summary>The next event of this name; beats are passed over.</summary>
    public async Task<T> NextPastBeatsAsync<T>(string name, JsonTypeInfo<T> type)
    {
        do
        {
            (await _events.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue("the stream should go on");
        }
        while (_events.Current.EventType == "beat");

        _events.Current.EventType.ShouldBe(name);
        return JsonSerializer.Deserialize(_events.Current.Data, type)!;
    }

    /// <summary>True when the stream ends here; a beat, or how storage is doing, may come before the end.</summary>
    public async Task<bool> EndsAsync()
    {
        while (await _events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            if (_events.Current.EventType is not ("beat" or "storage"))
            {
                return false;
            }
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // A read is under way; the response is gone, and it ends with it.
        }
    }
}
