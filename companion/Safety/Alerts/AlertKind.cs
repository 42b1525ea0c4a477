namespace Hjemvakt.Safety.Alerts;

/// <summary>What an alert is about. One open alert per home and kind (design/safety.md).</summary>
public enum AlertKind
{
    /// <summary>The resident called for help (button, cord or pendant).</summary>
    Help,

    /// <summary>A fall was detected (radar, wearable or mat).</summary>
    Fall,

    /// <summary>A notification channel has failed. Of the companion itself, not of a home.</summary>
    ChannelDown,

    /// <summary>A rota has hours without anybody, soon. Of the companion itself, not of a home.</summary>
    RotaGap,
}
