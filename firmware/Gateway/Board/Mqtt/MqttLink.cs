using System;
using System.Threading;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;

namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>
/// The link's transport on nanoFramework.M2Mqtt. Everything that may block (names, TCP, TLS, CONNACK, closing) happens on one worker thread,
/// one connection after the other: the chip has memory for one TLS session, and a second attempt beside a stuck one would fare no better.
/// </summary>
public sealed class MqttLink : ILinkTransport
{
    private readonly AutoResetEvent _work = new AutoResetEvent(false);
    private readonly Pulse _pulse;

    // Written by the main loop and read by the worker, which looks again after each signal.
    private MqttAttempt? _wanted;

    /// <param name="pulse">The worker's.</param>
    public MqttLink(Pulse pulse) => _pulse = pulse;

    /// <summary>Starts the worker.</summary>
    public void Start() => new BoardThread("link", Work).Start();

    public void Open(int connection, GatewaySettings target, LinkInbox events) => Want(new MqttAttempt(connection, target, events, _work));

    public void Subscribe(string[] topics) => _wanted?.Subscribe(topics);

    public int Publish(string topic, byte[] payload, bool retain) => _wanted == null ? 0 : _wanted.Publish(topic, payload, retain);

    public void Close(string why)
    {
        // Where a technician looks when a gateway does not come online.
        Console.WriteLine("Offline: " + why);
        Want(null);
    }

    private void Want(MqttAttempt? attempt)
    {
        _wanted = attempt;
        _work.Set();
    }

    private void Work()
    {
        MqttAttempt? current = null;
        while (true)
        {
            _pulse.Beat();
            var wanted = _wanted;
            if (current != wanted)
            {
                current?.CloseClient();
                current = wanted;
                current?.Connect();
            }
            else
            {
                if (current != null && current.HasEnded)
                {
                    current.CloseClient();
                }

                _pulse.Rest();
                _work.WaitOne();
            }
        }
    }
}
