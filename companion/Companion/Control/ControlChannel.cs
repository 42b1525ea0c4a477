using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hjemvakt.Companion.Control;

/// <summary>Messages on a stream, each as its length (4 bytes, the highest first) and JSON in UTF-8. One side sends at a time.</summary>
internal sealed class ControlChannel(Stream stream)
{
    /// <summary>Bytes of the longest message, without its length.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Characters of text that fit into a message however they are written.</summary>
    public const int MostCharacters = MostBytes / 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="IOException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public async Task SendAsync(ControlMessage message, CancellationToken cancel = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, Json);
        if (body.Length > MostBytes)
        {
            throw new InvalidDataException($"A message of {body.Length} bytes is too long for the control socket.");
        }

        var whole = new byte[sizeof(int) + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(whole, body.Length);
        body.CopyTo(whole, sizeof(int));
        await stream.WriteAsync(whole, cancel);
    }

    /// <returns>Null when the other side has ended.</returns>
    /// <exception cref="IOException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">It is too long, or no message.</exception>
    public async Task<ControlMessage?> ReceiveAsync(CancellationToken cancel = default)
    {
        var head = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel) < head.Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 0 or > MostBytes)
        {
            throw new InvalidDataException($"A message of {length} bytes is no message.");
        }

        var body = new byte[length];
        if (await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancel) < length)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ControlMessage>(body, Json) ?? throw new InvalidDataException("There is nothing in a message.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("A message is not JSON of the control socket.", error);
        }
    }
}
