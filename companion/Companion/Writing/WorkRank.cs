namespace Hjemvakt.Companion.Writing;

/// <summary>The lanes of the writer's queue, the first one always taken first.</summary>
internal enum WorkRank
{
    /// <summary>Records of an alarm stream.</summary>
    Alarm,

    /// <summary>A person's step, and what a message that was not delivered needs next.</summary>
    People,

    /// <summary>What is due: rounds of escalation, deadlines of rules, messages to be tried again.</summary>
    Time,

    /// <summary>Everyday life: routine records, heartbeats, what became of messages.</summary>
    Background,
}
