using Hjemvakt.Companion.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>The room an alert comes from, so far as anybody has said.</summary>
public static class Room
{
    // Commissioning names a point after where it hangs: bathroom-radar, bedside-button.
    private static readonly (string Prefix, string Room)[] Customs =
    [
        ("bathroom", "bathroom"), ("bedroom", "bedroom"), ("bedside", "bedroom"), ("kitchen", "kitchen"),
        ("living-room", "living-room"), ("hall", "hall"), ("front-door", "entrance"), ("balcony", "balcony"),
    ];

    /// <summary>What commissioning said of the room, else what the point's name says; null when neither does.</summary>
    public static string? Of(AlertView alert) => alert.Room ?? Array.Find(Customs, custom => IsNamedAfter(alert.Point, custom.Prefix)).Room;

    private static bool IsNamedAfter(string point, string place) =>
        point.StartsWith(place, StringComparison.Ordinal) && (point.Length == place.Length || point[place.Length] == '-');
}
