namespace Hjemvakt.Safety.Habits;

/// <summary>How late the first sign of a morning can be, against the usual time of getting up (<see cref="SilenceProfile.UsuallyUp"/>).</summary>
/// <param name="Days">Mornings seen, weighted by age.</param>
/// <param name="Late">Of those, how many had their first sign later than usual.</param>
/// <param name="LateSum">By how many minutes, together.</param>
/// <param name="Excused">Minutes after the usual time at which an alarm was found to be false; fades with time.</param>
internal readonly record struct Rising(double Days, double Late, double LateSum, double Excused)
{
    // Somebody who changes to night shifts is half a day "late": one such day must not decide everything.
    private const double Most = 240;

    // What is thought before anything is known: every second morning is late, by half an hour.
    private const double PriorDays = 4;
    private const double PriorLate = 2;
    private const double PriorLateMinutes = 30;

    /// <summary>Minutes after the usual time that are passed <paramref name="perDay"/> times a day, if being late is exponential.</summary>
    public double Grace(double perDay)
    {
        var mean = (LateSum + (PriorLate * PriorLateMinutes)) / (Late + PriorLate);
        var share = (Late + PriorLate) / (Days + PriorDays);
        return Math.Max(Excused, mean * Math.Log(Math.Max(1, share / perDay)));
    }

    /// <param name="late">Minutes after the usual time; negative when early.</param>
    public Rising With(double late, double keep) => new(
        (Days * keep) + 1,
        (Late * keep) + (late > 0 ? 1 : 0),
        (LateSum * keep) + Math.Clamp(late, 0, Most),
        Excused * keep);

    public Rising ButExcuse(double late) => this with { Excused = Math.Max(Excused, Math.Clamp(late, 0, Most)) };
}
