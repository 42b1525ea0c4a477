namespace Hjemvakt.Safety.Records;

/// <summary>Something the companion has noticed about a gateway, that no record says.</summary>
public abstract record HomeNotice
{
    private protected HomeNotice(string gatewayId) => GatewayId = gatewayId;

    public string GatewayId { get; }
}

/// <summary>A message of any kind has come.</summary>
/// <param name="Boot">Its boot counter, where the message says.</param>
/// <param name="ClockOff">How far the gateway's clock is ahead of the companion's, where the message says; negative: behind.</param>
public sealed record GatewayHeard(string Gateway, int? Boot = null, TimeSpan? ClockOff = null) : HomeNotice(Gateway);

/// <summary>Later records are stored, and the ones from <paramref name="From"/> to <paramref name="To"/> have not come.</summary>
public sealed record Hole(string Gateway, RecordStream Stream, long From, long To) : HomeNotice(Gateway);

/// <summary>No record of the stream is missing any more.</summary>
public sealed record HoleFilled(string Gateway, RecordStream Stream) : HomeNotice(Gateway);

/// <summary>A number of the alarm stream has come again with other content: the gateway has lost count.</summary>
public sealed record NumberReused(string Gateway, long Sequence) : HomeNotice(Gateway);

/// <summary>The gateway was taken out of the home: nothing is expected of it any more.</summary>
public sealed record GatewayRemoved(string Gateway) : HomeNotice(Gateway);
