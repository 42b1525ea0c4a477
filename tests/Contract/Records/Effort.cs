namespace Hjemvakt.Contract.Tests.Records;

/// <summary>How many random cases a property is tried on: enough for every day, and ten times that with <c>tests/run --full</c>.</summary>
internal static class Effort
{
    public static int Of(int cases) => Environment.GetEnvironmentVariable("HJEMVAKT_FULL") == "1" ? cases * 10 : cases;
}
