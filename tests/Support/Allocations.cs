namespace Hjemvakt.Support.Tests;

/// <summary>What a piece of code allocates, told apart from what the runtime allocates for itself on the same thread.</summary>
public static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The least that <paramref name="work"/> allocated on this thread in five attempts, in bytes. Code that allocates does so each time. The
    /// runtime does now and then: when it compiles a method anew, and when a collection on another thread takes a started block of 8 KB away.
    /// </summary>
    /// <param name="work">It is done five times, and may go on from where it was; it returns what it may allocate, in bytes.</param>
    /// <returns>The least of what was allocated above what was allowed, at most 0 when some attempt kept to it.</returns>
    public static long LeastAbove(Func<long> work)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var allowed = work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before - allowed);
        }

        return least;
    }
}
