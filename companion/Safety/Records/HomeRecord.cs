namespace Hjemvakt.Safety.Records;

/// <summary>A record's place in the world: no two records share it, whatever the number of copies that arrive.</summary>
/// <param name="Sequence">From 1, contiguous in the stream, never reused.</param>
public readonly record struct RecordId(string GatewayId, RecordStream Stream, long Sequence);

/// <summary>Something that happened in a home, dated as well as is known.</summary>
/// <param name="Clock">How far <paramref name="OccurredAt"/> can be trusted.</param>
/// <param name="Point">Which sensor, by the id that commissioning gave it.</param>
public sealed record HomeRecord(RecordId Id, DateTimeOffset OccurredAt, ClockNote Clock, string Point, RecordBody Body);
