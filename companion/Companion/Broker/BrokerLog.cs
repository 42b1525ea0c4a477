using MQTTnet.Diagnostics.Logger;

namespace Hjemvakt.Companion.Broker;

/// <summary>The MQTT library's own errors, in the companion's log. Its warnings are about clients that went away, which is everyday life.</summary>
internal sealed class BrokerLog(ILogger<BrokerLog> log) : IMqttNetLogger
{
    public bool IsEnabled => true;

    public void Publish(MqttNetLogLevel logLevel, string source, string message, object[]? parameters, Exception? exception)
    {
        if (logLevel == MqttNetLogLevel.Error)
        {
            log.LogError("{Source}: {Message} {Error}", source, parameters is null ? message : string.Format(null, message, parameters), exception?.Message);
        }
    }
}
