using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways;

/// <summary>When a boot of a gateway began, as well as is known. All times are Unix time in milliseconds.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Heard">
/// True: by the companion's own clock, from a heartbeat of that boot, which is live. False: by the gateway's clock, from a record of that boot.
/// </param>
/// <param name="Uptime">The boot's age, in milliseconds, at which that was told last.</param>
/// <param name="ToldAt">When it was told last; 0 when that was before the companion's start.</param>
/// <param name="ClockOff">How far the gateway's clock was ahead then, in milliseconds, negative: behind; null when its clock was not set, or that is not known.</param>
/// <param name="Kept">What the database has for <paramref name="Began"/>; null while it has nothing.</param>
internal readonly record struct BootStart(long Began, bool Heard, long Uptime = 0, long ToldAt = 0, long? ClockOff = null, long? Kept = null);

/// <summary>The last heartbeat of a gateway.</summary>
/// <param name="Uptime">Milliseconds since that boot.</param>
/// <param name="At">When it came, Unix milliseconds; 0 when that was before the companion's start.</param>
internal readonly record struct LastHeartbeat(int Boot, long Uptime, long At);

/// <summary>A record's date.</summary>
/// <param name="Settled">Nothing that is still to come will change it.</param>
internal readonly record struct Dated(DateTimeOffset OccurredAt, ClockNote Clock, bool Settled);
