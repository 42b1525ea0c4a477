namespace Hjemvakt.Gateway.Config;

/// <summary>One sensor of the home, as commissioning named it.</summary>
public sealed class PointSettings
{
    public PointSettings(string id, string kind, int pin)
        : this(id, kind, pin, "")
    {
    }

    public PointSettings(string id, string kind, int pin, string room)
    {
        Id = id;
        Kind = kind;
        Pin = pin;
        Room = room;
    }

    /// <summary>The <c>p</c> of its records, as <c>front-door</c>.</summary>
    public readonly string Id;

    /// <summary>What it is: see <see cref="Sensing.PointKind"/>. Kinds this firmware does not know are kept and left alone.</summary>
    public readonly string Kind;

    /// <summary>GPIO number, or -1 when it is not on a pin.</summary>
    public readonly int Pin;

    /// <summary>The room it is in, in the technician's words; an empty string for what is worn, or not told.</summary>
    public readonly string Room;
}
