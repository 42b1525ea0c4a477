namespace Hjemvakt.Companion.Broker;

/// <summary>
/// So many lines of log a minute, and no more: whoever can reach the port can make the broker complain as often as he likes, and must not fill
/// the disk with it.
/// </summary>
/// <param name="lines">Lines a minute.</param>
internal sealed class LogBudget(int lines, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? began;
    private int used;
    private int leftOut;

    /// <summary>Asks for a line.</summary>
    /// <param name="before">Lines that were left out since the last one that was written.</param>
    /// <returns>False when it is to be left out.</returns>
    public bool TryTake(out int before)
    {
        lock (gate)
        {
            if (began is not { } start || time.GetElapsedTime(start) >= Window)
            {
                (began, used) = (time.GetTimestamp(), 0);
            }

            if (used >= lines)
            {
                leftOut++;
                before = 0;
                return false;
            }

            used++;
            (before, leftOut) = (leftOut, 0);
            return true;
        }
    }
}
