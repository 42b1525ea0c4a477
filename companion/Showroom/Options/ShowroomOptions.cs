namespace Hjemvakt.Showroom.Options;

/// <summary>What was asked for on the command line, checked.</summary>
/// <param name="DataFolder">Full path of the folder to keep the data in; null means a temporary one, deleted at exit.</param>
/// <param name="Port">Port of the pages on loopback; 0 picks a free one.</param>
/// <param name="Scenario">Name of the scenario to run instead of opening the page, or null.</param>
/// <param name="Repeat">How many times the scenario is told, at least 1.</param>
public sealed record ShowroomOptions(string? DataFolder, int Port, string? Scenario, int Repeat)
{
    /// <summary>Where the page is when nobody says otherwise: next door to the companion's own 5080, so that both can run.</summary>
    public const int DefaultPort = 5090;
}
