using System.Globalization;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>
/// Stories whose faults strike at random moments. Each run takes a new seed; a failure names it, and HJEMVAKT_SEED plays that one again.
/// With HJEMVAKT_FULL set (<c>tests/run --full</c>) each story is told several times.
/// </summary>
internal static class Seeded
{
    private const int FullRounds = 8;

    /// <summary>Tells the story.</summary>
    public static async Task StoryAsync(Func<Random, Task> story)
    {
        var rounds = Environment.GetEnvironmentVariable("HJEMVAKT_FULL") is { Length: > 0 } ? FullRounds : 1;
        for (var round = 0; round < rounds; round++)
        {
            var seed = Environment.GetEnvironmentVariable("HJEMVAKT_SEED") is { Length: > 0 } given
                ? int.Parse(given, CultureInfo.InvariantCulture)
                : Random.Shared.Next();
            try
            {
                await story(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"HJEMVAKT_SEED={seed} plays this again: {failure.Message}", failure);
            }
        }
    }
}
