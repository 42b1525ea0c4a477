using Hjemvakt.Gateway.Link.Messages;
namespace Hjemvakt.Gateway.Link;

/// <summary>Whoever wants to know what the companion tells of alerts in this home.</summary>
public interface IAlertListener
{
    /// <summary>Called from the main loop, within the link's turn.</summary>
    void Heard(AlertMessage alert, long now);
}
