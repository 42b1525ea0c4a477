using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>Writes Server-Sent Events and flushes each at once.</summary>
/// <param name="longestWrite">A write that takes longer than this means that nobody reads; it throws <see cref="OperationCanceledException"/>.</param>
public sealed class EventWriter(HttpResponse response, TimeProvider time, TimeSpan longestWrite)
{
    /// <summary>Sends one event whose data is one line of JSON.</summary>
    public async Task SendAsync<T>(string name, T data, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(longestWrite, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        Write($"event: {name}\ndata: ");
        response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(data, type));
        Write("\n\n");
        await response.BodyWriter.FlushAsync(either.Token);
        either.Token.ThrowIfCancellationRequested();
    }

    private void Write(string text) => response.BodyWriter.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
