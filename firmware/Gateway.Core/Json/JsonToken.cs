namespace Hjemvakt.Gateway.Json;

/// <summary>What <see cref="JsonReader.Next"/> has found.</summary>
public enum JsonToken
{
    /// <summary>Not JSON, too deep, or too long. Stays so.</summary>
    Error = 0,

    /// <summary>The one value has ended and nothing but white space follows.</summary>
    End = 1,
    ObjectStart = 2,
    ObjectEnd = 3,
    ArrayStart = 4,
    ArrayEnd = 5,

    /// <summary>A member's name; its value is next.</summary>
    Name = 6,
    Text = 7,
    Number = 8,
    True = 9,
    False = 10,
    Null = 11,
}
