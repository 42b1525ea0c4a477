using System.Text.Json;

namespace Hjemvakt.VirtualHome;

/// <summary>What pictures, pages and tables call a lamp pattern or a buzzer signal: <c>noNetwork</c>, <c>somebodyHasIt</c>. The device itself needs no names.</summary>
public static class FeedbackNames
{
    /// <summary>The name of one value.</summary>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    }
}
