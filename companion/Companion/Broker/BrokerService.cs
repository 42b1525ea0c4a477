using System.Buffers;
using System.Net;
using System.Numerics;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// The embedded broker: lets gateways in, keeps each to its own topics, and acknowledges a message only when it is
/// durably stored. It routes nothing between clients and keeps nothing of its own: sessions live in memory and may go
/// at any time.
/// </summary>
internal sealed class BrokerService(
    MqttServer server, GatewayAuthentication authentication, GuessLimit guesses, GatewayConnections connections, GatewayPublisher publisher,
    HomeWriter writer, CompanionMetrics metrics, TimeProvider time, ILogger<BrokerService> log) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    // Of all strangers together, under whatever names and from whatever addresses.
    private readonly LogBudget strangers = new(30, time);

    /// <summary>Begins to take connections.</summary>
    public async Task StartAsync()
    {
        server.ValidatingConnectionAsync += LetInAsync;
        server.ClientConnectedAsync += ConnectedAsync;
        server.ClientDisconnectedAsync += DisconnectedAsync;
        server.SessionDeletedAsync += SessionDeletedAsync;
        server.InterceptingSubscriptionAsync += MaySubscribeAsync;
        server.ClientSubscribedTopicAsync += SubscribedAsync;
        server.ClientUnsubscribedTopicAsync += UnsubscribedAsync;
        server.InterceptingPublishAsync += PublishedAsync;
        await server.StartAsync();
        publisher.Start(server);
    }

    /// <summary>Ends all connections.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        if (server.IsStarted)
        {
            await server.StopAsync(new MqttServerStopOptions());
        }

        await publisher.StopAsync();
    }

    public void Dispose() => stopping.Dispose();

    private async Task LetInAsync(ValidatingConnectionEventArgs connecting)
    {
        try
        {
            var id = connecting.ClientId ?? "";
            if (await authentication.HomeOfAsync(id, connecting.UserName, connecting.RawPassword ?? [], connecting.ClientCertificate) is var (homeId, revision))
            {
                connections.Connecting(id, homeId, revision, connecting.CleanSession ?? true);
                return;
            }

            connecting.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            metrics.ConnectionRefused();
            var (count, wait) = guesses.Miss(Ids.IsGood(id) ? id : null, (connecting.RemoteEndPoint as IPEndPoint)?.Address);
            if ((count <= GuessLimit.Free || BitOperations.IsPow2(count)) && strangers.TryTake(out var leftOut))
            {
                // Whoever guesses all night fills no disk.
                log.LogWarning(
                    "Refused a connection as '{Gateway}' from {Address}: wrong credentials, {Count} of late. {LeftOut} refusals before it were not written down.",
                    LogText.Of(connecting.ClientId), connecting.RemoteEndPoint, count, leftOut);
            }

            if (wait > TimeSpan.Zero)
            {
                metrics.ConnectionSlowed();
                await guesses.HoldAsync(wait, stopping.Token);
            }
        }
        catch (Exception error)
        {
            connecting.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            if (strangers.TryTake(out _))
            {
                log.LogError("Could not check who '{Gateway}' is: {Error}", LogText.Of(connecting.ClientId), error.Message);
            }
        }
    }

    /// <summary>Closes a gateway's connection if credentials let it in that count no more, and lets nothing more of it through.</summary>
    /// <param name="revision">The earliest credentials that count.</param>
    public async Task ShutOutAsync(string gatewayId, long revision)
    {
        if (connections.Require(gatewayId, revision))
        {
            await DropAsync(gatewayId);
        }
    }

    private async Task ConnectedAsync(ClientConnectedEventArgs connected)
    {
        connections.Connected(connected.ClientId);
        metrics.GatewayConnected();
        if (connections.IsOutdated(connected.ClientId))
        {
            // Its credentials were revoked between the look at them and now.
            await DropAsync(connected.ClientId);
            return;
        }

        // With a session that lives on it may not subscribe again.
        Greet(connected.ClientId);
    }

    private async Task DropAsync(string gatewayId)
    {
        if (!connections.IsOutdated(gatewayId))
        {
            // It has connected anew meanwhile, with the credentials that count.
            return;
        }

        try
        {
            await server.DisconnectClientAsync(gatewayId, MqttDisconnectReasonCode.NotAuthorized);
            log.LogWarning("The connection of '{Gateway}' was closed: its credentials are no longer valid.", gatewayId);
        }
        catch (Exception error)
        {
            // It went by itself; and what still comes of it is not taken.
            log.LogDebug("'{Gateway}' was not connected any more: {Error}", gatewayId, error.Message);
        }
    }

    private Task DisconnectedAsync(ClientDisconnectedEventArgs disconnected)
    {
        connections.Disconnected(disconnected.ClientId);
        metrics.GatewayDisconnected();
        return Task.CompletedTask;
    }

    private Task SessionDeletedAsync(SessionDeletedEventArgs deleted)
    {
        connections.SessionEnded(deleted.Id);
        return Task.CompletedTask;
    }

    private Task MaySubscribeAsync(InterceptingSubscriptionEventArgs subscribing)
    {
        if (!BrokerTopics.MaySubscribe(subscribing.ClientId, subscribing.TopicFilter.Topic))
        {
            subscribing.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
            subscribing.ProcessSubscription = false;
            metrics.SubscriptionRefused();
            if (strangers.TryTake(out _))
            {
                log.LogWarning("Refused '{Gateway}' a subscription to '{Filter}'.", subscribing.ClientId, LogText.Of(subscribing.TopicFilter.Topic));
            }
        }

        return Task.CompletedTask;
    }

    private Task SubscribedAsync(ClientSubscribedTopicEventArgs subscribed)
    {
        connections.Subscribed(subscribed.ClientId, subscribed.TopicFilter.Topic);
        Greet(subscribed.ClientId);
        return Task.CompletedTask;
    }

    private Task UnsubscribedAsync(ClientUnsubscribedTopicEventArgs unsubscribed)
    {
        connections.Unsubscribed(unsubscribed.ClientId, unsubscribed.TopicFilter);
        return Task.CompletedTask;
    }

    private async Task PublishedAsync(InterceptingPublishEventArgs published)
    {
        // Everything that goes up ends here. The broker acknowledges when this method returns.
        published.ProcessPublish = false;
        if (connections.IsOutdated(published.ClientId))
        {
            published.CloseConnection = true;
            return;
        }

        try
        {
            await writer.StoreAsync(WorkOf(published));
        }
        catch (StorageUnavailableException)
        {
            // No acknowledgement: the gateway keeps what it has and comes again.
            published.CloseConnection = true;
        }
        catch (Exception error)
        {
            log.LogError(error, "A message of '{Gateway}' was not stored; its connection is closed.", published.ClientId);
            published.CloseConnection = true;
        }
    }

    private HomeWork WorkOf(InterceptingPublishEventArgs published)
    {
        var arrived = time.GetTimestamp();
        var gatewayId = published.ClientId;
        var topic = published.ApplicationMessage.Topic;
        // A copy: part of it may go to quarantine long after the broker has its buffer back.
        var (payload, length) = CutPayload.Read(published.ApplicationMessage.Payload.ToArray());
        switch (BrokerTopics.Classify(gatewayId, topic))
        {
            case Upward.Alarm:
                return Records(RecordStream.Alarm);
            case Upward.Routine:
                return Records(RecordStream.Routine);
            case Upward.Status:
                var (status, refusal) = StatusDecoder.Decode(payload);
                return status is not null ? new StatusWork(gatewayId, status, time.GetUtcNow(), published.ApplicationMessage.Dup) : Quarantine(refusal!);
            case Upward.Reply:
                var (reply, broken) = ReplyDecoder.Decode(payload);
                return reply is null
                    ? Quarantine(broken!)
                    : new ReplyWork(reply, new QuarantinedInput(gatewayId, topic, payload, "reply to a command that nobody gave") { Length = length });
            default:
                published.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
                return Quarantine("not a topic on which this gateway may publish");
        }

        RecordsWork Records(RecordStream stream) => new(gatewayId, stream, topic, payload, RecordDecoder.Decode(stream, payload, length), arrived) { Length = length };

        QuarantineWork Quarantine(string why) => new(new QuarantinedInput(gatewayId, topic, payload, why) { Length = length });
    }

    private void Greet(string gatewayId) => _ = GreetAsync(gatewayId);

    private async Task GreetAsync(string gatewayId)
    {
        try
        {
            await writer.StoreAsync(new GreetingWork(gatewayId));
        }
        catch (Exception error)
        {
            // It learns how things stand with the next receipt, or when it comes again.
            log.LogWarning("Could not greet '{Gateway}': {Error}", gatewayId, error.Message);
        }
    }
}
