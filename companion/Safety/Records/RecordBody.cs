namespace Hjemvakt.Safety.Records;

/// <summary>What a record says, by its kind. One type for each kind of the wire contract.</summary>
public abstract record RecordBody
{
    private protected RecordBody()
    {
    }

    /// <summary>Somebody may be in danger: whatever fails on its way, it becomes an alert.</summary>
    public virtual bool IsCall => false;
}

/// <summary>Alarm: a fall was detected.</summary>
/// <param name="Source">What saw it: <c>radar</c>, <c>wearable</c> or <c>mat</c>.</param>
/// <param name="Confidence">0–100.</param>
/// <param name="Ref">
/// Null for a fall. Else the number, in the same stream, of the fall that this record weighs again: it tells what the gateway has
/// seen since, and raises nothing of its own (docs/decisions/0074).
/// </param>
/// <param name="Why">What was seen, as the gateway says it; only with <paramref name="Ref"/>.</param>
public sealed record Fall(string Source, int Confidence, long? Ref = null, string? Why = null) : RecordBody
{
    /// <inheritdoc/>
    public override bool IsCall => Ref is null;
}

/// <summary>Alarm: the resident called for help.</summary>
/// <param name="Source">What was used: <c>button</c>, <c>cord</c> or <c>pendant</c>.</param>
public sealed record HelpCall(string Source) : RecordBody
{
    /// <inheritdoc/>
    public override bool IsCall => true;
}

/// <summary>Alarm: the resident took an alarm back.</summary>
/// <param name="Ref">Sequence number, in the same gateway's alarm stream, of the alarm that is taken back.</param>
public sealed record Cancel(long Ref) : RecordBody;

/// <summary>Alarm: the gateway or a sensor was opened, or its loop was cut.</summary>
public sealed record Tamper : RecordBody;

/// <summary>Alarm: a detector in the home warns, or has stopped.</summary>
/// <param name="What">Of what, as <c>smoke</c>.</param>
/// <param name="On">It warns.</param>
public sealed record Hazard(string What, bool On) : RecordBody
{
    /// <inheritdoc/>
    public override bool IsCall => On;
}

/// <summary>Alarm: a witnessed test, at commissioning or the monthly one.</summary>
public sealed record TestAlarm : RecordBody;

/// <summary>Routine: the resident asks for a call back; it is not urgent.</summary>
public sealed record ContactWish : RecordBody;

/// <summary>Routine: a door.</summary>
public sealed record Door(bool Open) : RecordBody;

/// <summary>Routine: a motion sensor.</summary>
public sealed record Motion(bool On) : RecordBody;

/// <summary>Routine: presence by radar, bed or chair.</summary>
public sealed record Presence(bool On) : RecordBody;

/// <summary>Routine: the air in a room.</summary>
/// <param name="Temperature">°C.</param>
/// <param name="Humidity">Relative, %.</param>
/// <param name="Pressure">hPa.</param>
public sealed record Air(decimal? Temperature, decimal? Humidity, decimal? Pressure) : RecordBody;

/// <summary>Routine: one measurement of a medical instrument. Its values stay in the log until vitals are a module of their own.</summary>
/// <param name="Measure"><c>bp</c>, <c>spo2</c>, <c>temp</c>, <c>weight</c> or <c>pulse</c>.</param>
public sealed record Vital(string Measure) : RecordBody;

/// <summary>Routine: the gateway's power.</summary>
/// <param name="Battery">%; null without a battery that can be read.</param>
public sealed record PowerSupply(bool Mains, int? Battery) : RecordBody;

/// <summary>Routine: a sensor stopped being trustworthy, or became so again.</summary>
public sealed record SensorTrust(bool Ok, string Why) : RecordBody;

/// <summary>
/// Records that nobody can send any more. Routine: the gateway evicted them, unsent, when its store was full. Either stream: the gateway let them go on a receipt, and the
/// companion was restored from a backup of before.
/// </summary>
/// <param name="From">First sequence number, of the stream that the record is in, that is gone.</param>
/// <param name="To">Last one.</param>
public sealed record Gap(long From, long To, string Why) : RecordBody;
