using System;
namespace Hjemvakt.Endurance.Tests;

/// <summary>FigureOutput that a run is asked for; <c>tests/run</c> shows these lines.</summary>
internal static class FigureOutput
{
    public static void Say(string line) => Console.WriteLine($"figure: {line}");
}
