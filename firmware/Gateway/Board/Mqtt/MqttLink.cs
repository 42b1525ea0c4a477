using System;
using System.Threading;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>
/// The link's transport on nanoFramework.M2Mqtt. Everything that may block (names, TCP, TLS, CONNACK, closing) happens on one worker thread,
/// one connection after the other: the chip has memory for one TLS session, and a second attempt beside a stuck one would fare no better.
/// </summary>
public sealed class MqttLink : ILinkTransport
{
    private readonly object _gate = new object();
    private readonly AutoResetEvent _work = new AutoResetEvent(false);
    private readonly Pulse _pulse;
    private MqttAttempt? _wanted;

    /// <param name="pulse">The worker's.</param>
    public MqttLink(Pulse pulse) => _pulse = pulse;

    /// <summary>Starts the worker.</summary>
    public void Start() => new BoardThread("link", Work).Start();

    public void Open(int connection, GatewaySettings target, ILinkEvents events) => Want(new MqttAttempt(connection, target, events, _work));

    public void Subscribe(string[] topics) => Wanted()?.Subscribe(topics);

    public int Publish(string topic, byte[] payload, bool retain)
    {
        var attempt = Wanted();
        return attempt == null ? 0 : attempt.Publish(topic, payload, retain);
    }

    public void Close(string why)
    {
        // Where a technician looks when a gateway does not come online.
        Console.WriteLine("Offline: " + why);
        Want(null);
    }

    private void Want(MqttAttempt? attempt)
    {
        lock (_gate)
        {
            _wanted?.Abandon();
            _wanted = attempt;
        }

        _work.Set();
    }

    private MqttAttempt? Wanted()
    {
        lock (_gate)
        {
            return _wanted;
        }
    }

    private void Work()
    {
        MqttAttempt? current = null;
        while (true)
        {
            _pulse.Beat();
            var wanted = Wanted();
            if (current != wanted)
            {
                current?.CloseClient();
                current = wanted;
                current?.Connect();
            }
            else if (current != null && current.HasEnded)
            {
                current.CloseClient();
                Wait();
            }
            else
            {
                Wait();
            }
        }
    }

    private void Wait()
    {
        _pulse.Rest();
        _work.WaitOne();
    }
}
