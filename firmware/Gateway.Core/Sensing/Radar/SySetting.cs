using Hjemvakt.Gateway.Outbox.Segments;
namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>How one setting of a <see cref="SyRadar"/> is written and asked for.</summary>
internal sealed class SySetting
{
    internal SySetting(int control, int set, int ask, int bytes)
    {
        Control = control;
        Set = set;
        Ask = ask;
        Bytes = bytes;
    }

    /// <summary>Control word of its frames.</summary>
    internal int Control { get; }

    /// <summary>Command that sets it.</summary>
    internal int Set { get; }

    /// <summary>Command that asks for it, and of the answer.</summary>
    internal int Ask { get; }

    /// <summary>Bytes of its value.</summary>
    internal int Bytes { get; }
}
