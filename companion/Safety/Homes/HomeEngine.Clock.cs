
namespace Hjemvakt.Safety.Homes;

/// <summary>The engine's side towards the clock: a jump of it changes nothing that waits.</summary>
public sealed partial class HomeEngine
{
    /// <summary>
    /// The companion's clock has jumped. Everything that waits keeps the time that is left, and everything that is open is as old as before; what is on the
    /// calendar (quiet hours, pauses, planned measurements) follows the new clock.
    /// </summary>
    /// <param name="by">By how much: positive when it was put on.</param>
    /// <param name="now">What the clock says now.</param>
    public HomeDecision ClockMoved(HomeState home, TimeSpan by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        foreach (var alert in home.Alerts)
        {
            draft.Take(alert, AlertAftermath.ClockMoved(alert, by, now));
        }

        draft.Home = draft.Home with { Rules = judge.ClockMoved(draft.Home.Rules, by, now) };
        return draft.Decision;
    }
}
