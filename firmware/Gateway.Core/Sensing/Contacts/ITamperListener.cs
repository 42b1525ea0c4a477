namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>Hears that somebody or something is at the wires.</summary>
public interface ITamperListener
{
    /// <summary>Wires are cut or bridged: one <c>tamper</c> record. Once for each time.</summary>
    /// <param name="point">The <c>p</c> of the record.</param>
    /// <param name="at">Uptime in milliseconds at which it began.</param>
    void Tamper(string point, long at);
}
