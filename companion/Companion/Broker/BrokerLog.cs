using System.Net.Sockets;
using MQTTnet.Diagnostics.Logger;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// The MQTT library's own errors, in the companion's log: what kind they are, and never their text. It quotes what a client has sent, and in a CONNECT
/// that is badly framed that may be a password. Its warnings are about clients that went away, which is everyday life; so is a connection that the network broke,
/// which it calls an error or a warning as it happens to notice.
/// </summary>
internal sealed class BrokerLog(TimeProvider time, ILogger<BrokerLog> log) : IMqttNetLogger
{
    private readonly LogBudget budget = new(20, time);

    public bool IsEnabled => true;

    public void Publish(MqttNetLogLevel logLevel, string source, string message, object[]? parameters, Exception? exception)
    {
        if (logLevel == MqttNetLogLevel.Error && !IsBrokenByTheNetwork(exception) && budget.TryTake(out var leftOut))
        {
            log.LogError("{Source}: a connection failed: {Error} ({LeftOut} more of the kind were not written down.)", source, KindOf(exception), leftOut);
        }
    }

    private static bool IsBrokenByTheNetwork(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SocketException { SocketErrorCode: SocketError.Shutdown or SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.TimedOut })
            {
                return true;
            }
        }

        return false;
    }

    private static string KindOf(Exception? error)
    {
        var kinds = new List<string>();
        for (; error is not null; error = error.InnerException)
        {
            kinds.Add(error is SocketException socket ? $"{error.GetType().Name} {socket.SocketErrorCode}" : error.GetType().Name);
        }

        return kinds.Count == 0 ? "no exception" : string.Join(", ", kinds);
    }
}
