using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.M2Mqtt;

/// <summary>Settings of all clients on the chip together: there is one set only.</summary>
public class MqttSettings
{
    /// <summary>Port without TLS.</summary>
    public const int BrokerDefaultPort = 1883;

    /// <summary>Port with TLS.</summary>
    public const int BrokerDefaultSslPort = 8883;

    /// <summary>Milliseconds that Connect waits for the broker's answer.</summary>
    public const int DefaultTimeout = 30000;

    /// <summary>How often a QoS 1 message is sent.</summary>
    public const int MaximumAttemptsRetry = 3;

    /// <summary>Milliseconds between two sendings.</summary>
    public const int DefaultDelayRetry = 1000;

    /// <summary>No bound at all.</summary>
    public const int DefaultInflightQueueSize = int.MaxValue;

    private MqttSettings()
    {
    }

    /// <summary>The chip's one set.</summary>
    public static MqttSettings Instance => Boot.Current.Static(() => new MqttSettings());

    /// <summary>How often a QoS 1 message is sent.</summary>
    public int AttemptsOnRetry { get; internal set; } = MaximumAttemptsRetry;

    /// <summary>Milliseconds between two sendings.</summary>
    public int DelayOnRetry { get; internal set; } = DefaultDelayRetry;

    /// <summary>How many messages may wait, those received from the broker and not yet handed over included.</summary>
    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    /// <summary>False accepts any server at all.</summary>
    public bool ValidateServerCertificate { get; set; } = true;
}
