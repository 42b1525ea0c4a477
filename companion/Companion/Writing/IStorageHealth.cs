namespace Hjemvakt.Companion.Writing;

/// <summary>Whether what comes can be stored. While it cannot, no alarm is acknowledged and none becomes an alert: whoever watches must be told.</summary>
public interface IStorageHealth
{
    /// <summary>Since when nothing can be stored, as far as anybody knows; null when all is well.</summary>
    DateTimeOffset? OutageSince { get; }

    /// <summary>Told, on whatever thread, after each change. Must be quick.</summary>
    event Action? Changed;
}
