namespace Hjemvakt.Gateway.Inputs;

/// <summary>One reading that waits for the main loop.</summary>
internal sealed class RawReading
{
    internal readonly int A;
    internal readonly int B;
    internal readonly int C;
    internal readonly long At;

    internal RawReading(int a, int b, int c, long at)
    {
        A = a;
        B = b;
        C = c;
        At = at;
    }
}
