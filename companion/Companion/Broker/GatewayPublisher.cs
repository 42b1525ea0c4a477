using System.Text;
using System.Threading.Channels;
using Hjemvakt.Companion.Writing;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Tells gateways what has been stored: receipts, the life of the alerts in their home, commands. In the order in which it was
/// stored. What cannot be delivered is dropped: a gateway that comes back is told how things stand.
/// </summary>
internal sealed class GatewayPublisher(GatewayConnections connections, ILogger<GatewayPublisher> log) : IAfterCommit, IDisposable
{
    private readonly Channel<Outgoing> outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private Task sending = Task.CompletedTask;

    /// <summary>Begins to send through a broker.</summary>
    public void Start(MqttServer broker) => sending = SendAsync(broker);

    public async Task StopAsync()
    {
        outgoing.Writer.TryComplete();
        await sending;
    }

    public void Dispose() => outgoing.Writer.TryComplete();

    public void Committed(Committed committed)
    {
        foreach (var greeting in committed.Greetings)
        {
            foreach (var feedback in greeting.Alerts)
            {
                Send(greeting.GatewayId, BrokerTopics.Alert(greeting.GatewayId), feedback.ToJson());
            }
        }

        foreach (var step in committed.Steps)
        {
            if (!AlertFeedback.IsForTheHome(step.Alert.Kind))
            {
                continue;
            }

            var feedback = AlertFeedback.Of(step.Alert).ToJson();
            foreach (var gatewayId in connections.InHome(step.Alert.HomeId))
            {
                Send(gatewayId, BrokerTopics.Alert(gatewayId), feedback);
            }
        }

        foreach (var gatewayId in committed.Receipts)
        {
            var gateway = committed.Gateway(gatewayId);
            Send(gatewayId, BrokerTopics.Receipt(gatewayId), Encoding.UTF8.GetBytes($$"""{"alarm":{{gateway.Alarm.Prefix}},"routine":{{gateway.Routine.Prefix}}}"""));
        }
    }

    /// <summary>Sends when the gateway is there to hear it. Any thread; never waits.</summary>
    public void Send(string gatewayId, string topic, byte[] payload) => outgoing.Writer.TryWrite(new Outgoing(gatewayId, topic, payload));

    private async Task SendAsync(MqttServer broker)
    {
        await foreach (var message in outgoing.Reader.ReadAllAsync())
        {
            if (!connections.Reaches(message.GatewayId, message.Topic))
            {
                continue;
            }

            try
            {
                var session = await broker.GetSessionAsync(message.GatewayId);
                session.TryEnqueueApplicationMessage(
                    new MqttApplicationMessageBuilder()
                        .WithTopic(message.Topic)
                        .WithPayload(message.Payload)
                        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                        .Build(),
                    out _);
            }
            catch (Exception error)
            {
                // The session went between the look and the sending, or the broker is stopping.
                log.LogDebug("Not delivered to {Gateway} on {Topic}: {Error}", message.GatewayId, message.Topic, error.Message);
            }
        }
    }

    private readonly record struct Outgoing(string GatewayId, string Topic, byte[] Payload);
}
