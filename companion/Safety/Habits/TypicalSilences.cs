namespace Hjemvakt.Safety.Habits;

/// <summary>
/// What is thought of a person's silences before anything is known of the person: lengths in hours by the hour in which they begin. Rough on purpose; a few days
/// of the person's own count for more. Lengths follow what people who live alone do: a rest by day, a night's sleep that ends in the morning, an outing.
/// </summary>
internal static class TypicalSilences
{
    private static readonly float[] ByDay = [0.4f, 0.4f, 0.4f, 0.7f, 0.7f, 1.2f, 1.2f, 2f, 3f];
    private static readonly float[] Awake = [0.3f, 0.3f, 0.5f, 0.7f, 1f, 1.5f, 2f];
    private static readonly float[] OutByDay = [0.3f, 0.7f, 1f, 1.5f, 2f, 3f, 5f, 8f];
    private static readonly float[] OutInTheEvening = [0.3f, 0.7f, 1f, 1.5f, 2f, 3f];
    private static readonly float[] OutAtNight = [0.1f, 0.1f, 0.2f, 0.3f, 0.5f];
    private static readonly float[] LateEvening = [1f, 2f, 10f, 11f];

    // From ten in the evening: until the morning, or an hour around a visit to the bathroom.
    private static readonly float[][] Night =
    [
        [6f, 7f, 7.5f, 8.5f], [5f, 6f, 7f, 8f], [4f, 5f, 6f, 7f], [3f, 4f, 5f, 6f], [2f, 3f, 4f, 5f], [1f, 2f, 3f, 4f], [0.5f, 1f, 2f, 3f],
    ];

    private static readonly float[] At22 = [1f, 9f, 9.5f, 10f];
    private static readonly float[] At23 = [7f, 8f, 8.5f, 9f];

    /// <summary>At home.</summary>
    /// <param name="awake">Last seen in a room in which nobody sleeps, in a home whose bedroom is watched.</param>
    public static ReadOnlySpan<float> AtHome(int hour, bool awake) => hour switch
    {
        >= 7 and < 21 => ByDay,
        _ when awake => Awake,
        21 => LateEvening,
        22 => At22,
        23 => At23,
        _ => Night[hour],
    };

    /// <summary>Out of the home.</summary>
    /// <param name="darkSeason">The half of the year in which evenings are dark.</param>
    public static ReadOnlySpan<float> Out(int hour, bool darkSeason) => hour switch
    {
        >= 6 and < 18 => OutByDay,
        >= 18 and < 21 => OutInTheEvening,
        >= 21 and < 23 when !darkSeason => OutInTheEvening,
        _ => OutAtNight,
    };
}
