using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Evaluation.Playing;

/// <summary>Hears nothing; whoever plays a recording overrides what it listens for.</summary>
public abstract class DeafListener : ISensorListener
{
    /// <inheritdoc/>
    public virtual void FallSeen(string point, string source, int confidence, long at)
    {
    }

    /// <inheritdoc/>
    public bool CanCancel(long pressedAt) => false;

    /// <inheritdoc/>
    public void Help(string point, string source, long at, bool loose)
    {
    }

    /// <inheritdoc/>
    public void Door(string point, bool open, long at, bool soon)
    {
    }

    /// <inheritdoc/>
    public void Cancel(string point, long pressedAt, long at)
    {
    }

    /// <inheritdoc/>
    public void Contact(string point, long at)
    {
    }

    /// <inheritdoc/>
    public virtual void Presence(string point, bool on, long at)
    {
    }

    /// <inheritdoc/>
    public void Motion(string point, bool on, long at)
    {
    }

    /// <inheritdoc/>
    public virtual void Environment(string point, int temperature, int humidity, int pressure, long at)
    {
    }

    /// <inheritdoc/>
    public void Power(string point, bool mains, int battery, long at)
    {
    }

    /// <inheritdoc/>
    public void Hazard(string point, string what, bool on, long at)
    {
    }

    /// <inheritdoc/>
    public void Tamper(string point, long at)
    {
    }

    /// <inheritdoc/>
    public virtual void SensorHealth(string point, bool ok, string why, long at)
    {
    }
}
