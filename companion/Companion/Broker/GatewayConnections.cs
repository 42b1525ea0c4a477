using System.Collections.Concurrent;
using System.Collections.Immutable;
using MQTTnet;

namespace Hjemvakt.Companion.Broker;

/// <summary>Which gateways are connected, in which home each stands, and what it has subscribed to.</summary>
internal sealed class GatewayConnections
{
    private readonly ConcurrentDictionary<string, Connection> connections = new();
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> homes = new();

    /// <summary>More may reach a gateway now than before.</summary>
    public event Action<string>? Reachable;

    /// <summary>The gateways of a home that have connected since the start.</summary>
    public IReadOnlyCollection<string> InHome(string homeId) => homes.GetValueOrDefault(homeId, []);

    /// <summary>A gateway connects.</summary>
    /// <param name="revision">Of the credentials that let it in (<see cref="Storage.Rows.GatewayRow.AccessRevision"/>).</param>
    /// <param name="clean">It starts a new session: earlier subscriptions are gone.</param>
    public void Connecting(string gatewayId, string homeId, long revision, bool clean)
    {
        homes.AddOrUpdate(homeId, [gatewayId], (_, gateways) => gateways.Add(gatewayId));
        Change(gatewayId, connection =>
        {
            connection.Revision = revision;
            if (clean)
            {
                connection.Filters.Clear();
            }
        });
    }

    /// <summary>From now on only what was let in by these credentials, or by later ones, counts.</summary>
    /// <returns>True when a connection may have been let in by earlier ones.</returns>
    public bool Require(string gatewayId, long revision)
    {
        var outdated = false;
        Change(gatewayId, connection =>
        {
            connection.Required = Math.Max(connection.Required, revision);
            outdated = connection.IsOutdated;
        });
        return outdated;
    }

    /// <summary>Whether the gateway's connection was let in by credentials that count no more.</summary>
    public bool IsOutdated(string gatewayId)
    {
        var outdated = false;
        Change(gatewayId, connection => outdated = connection.IsOutdated);
        return outdated;
    }

    /// <summary>A gateway has connected.</summary>
    public void Connected(string gatewayId)
    {
        Change(gatewayId, static connection => connection.Live++);
        Reachable?.Invoke(gatewayId);
    }

    /// <summary>A connection of a gateway has ended; a newer one may live.</summary>
    public void Disconnected(string gatewayId) => Change(gatewayId, static connection => connection.Live--);

    /// <summary>The broker has forgotten the gateway's session.</summary>
    public void SessionEnded(string gatewayId) => Change(gatewayId, static connection => connection.Filters.Clear());

    public void Subscribed(string gatewayId, string filter)
    {
        Change(gatewayId, connection => connection.Filters.Add(filter));
        Reachable?.Invoke(gatewayId);
    }

    public void Unsubscribed(string gatewayId, string filter) => Change(gatewayId, connection => connection.Filters.Remove(filter));

    /// <summary>True when a message on this topic would reach the gateway now.</summary>
    public bool Reaches(string gatewayId, string topic)
    {
        if (!connections.TryGetValue(gatewayId, out var connection))
        {
            return false;
        }

        lock (connection)
        {
            return connection.Live > 0 && connection.Filters.Any(filter => MqttTopicFilterComparer.Compare(topic, filter) == MqttTopicFilterCompareResult.IsMatch);
        }
    }

    private void Change(string gatewayId, Action<Connection> change)
    {
        var connection = connections.GetOrAdd(gatewayId, static _ => new Connection());
        lock (connection)
        {
            change(connection);
        }
    }

    private sealed class Connection
    {
        // Counted, not a flag: the end of an old connection may be told after the beginning of the one that replaced it.
        public int Live { get; set; }

        public long Revision { get; set; }

        public long Required { get; set; }

        public bool IsOutdated => Live > 0 && Revision < Required;

        public HashSet<string> Filters { get; } = new(StringComparer.Ordinal);
    }
}
