namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>Why the client refuses.</summary>
public enum MqttClientErrorCode
{
    /// <summary>Topics may not contain wildcards in PUBLISH.</summary>
    TopicWildcard = 3,

    /// <summary>A topic is empty or too long.</summary>
    TopicLength = 4,

    /// <summary>More messages wait than Settings.InflightQueueSize allows.</summary>
    InflightQueueFull = 11,
}

/// <summary>The client refuses.</summary>
public class MqttClientException(MqttClientErrorCode errorCode) : Exception
{
    /// <summary>Why.</summary>
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}

/// <summary>The broker did not answer, or the connection broke while waiting for it.</summary>
public class MqttCommunicationException : Exception
{
    /// <summary>No answer in time.</summary>
    public MqttCommunicationException()
    {
    }

    /// <summary>Broken by <paramref name="e"/>.</summary>
    public MqttCommunicationException(Exception e)
        : base(string.Empty, e)
    {
    }
}

/// <summary>No TCP connection or no TLS session could be made.</summary>
public class MqttConnectionException(string message, Exception innerException) : Exception(message, innerException);
