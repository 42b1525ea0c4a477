using System.Globalization;

namespace Hjemvakt.Benchmarks.Tests.Rules;

/// <summary>
/// What a record costs the rules: with few homes and many, a short history and a long one, all in one run. The four are measured in turn,
/// many times, and the quietest round of each counts: what else goes on in the machine only adds.
/// </summary>
internal static class RuleCost
{
    private const int Rounds = 12;
    private const int Records = 200_000;
    private const double Flat = 1.20;

    /// <returns>0 when the cost is flat, else 1.</returns>
    public static int Run(TextWriter output)
    {
        var streets = new[] { new MeasuredHomes(100, 1), new MeasuredHomes(100, 365), new MeasuredHomes(10_000, 1), new MeasuredHomes(10_000, 365) };
        var ns = new double[streets.Length];
        var bytes = new double[streets.Length];
        Array.Fill(ns, double.MaxValue);
        for (var round = -2; round < Rounds; round++)
        {
            for (var i = 0; i < streets.Length; i++)
            {
                var cost = streets[i].Measure(Records);
                if (round >= 0)
                {
                    ns[i] = Math.Min(ns[i], cost.Ns);
                    bytes[i] = cost.Bytes;
                }
            }
        }

        output.WriteLine("homes   history   ns/record   bytes/record");
        for (var i = 0; i < streets.Length; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{streets[i].Homes,5}   {streets[i].HistoryDays,3} days   {ns[i],9:0}   {bytes[i],12:0}"));
        }

        var time = ns.Max() / ns.Min();
        var memory = bytes.Max() / bytes.Min();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"flatness (dearest by cheapest; at most {Flat:0.00}): time {time:0.00}, bytes {memory:0.00}"));
        return time <= Flat && memory <= Flat ? 0 : 1;
    }
}
