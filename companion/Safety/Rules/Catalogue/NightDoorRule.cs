using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A door that leads out is opened in the home's quiet hours: somebody may be on the way out into the night.</summary>
public sealed class NightDoorRule : IRule
{
    public RuleCard Card { get; } = new(
        "night-door",
        "An outer door that is opened in the home's quiet hours (23:00–06:00 unless set) is a serious alert, at once.",
        "Wandering at night is a serious event in the national alert profile (VKP 4.15, severity 30).")
    {
        QuietBudget = new(0.04m, "One in half a year. Ours; planned visits belong in the plan.", AlertKind.DoorAtNight),
    };

    public Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Body is not Door { Open: true } || !home.Is(record.Point, PointKind.EntranceDoor) || !home.Plan.IsQuiet(record.OccurredAt))
        {
            return Verdict.Nothing;
        }

        // A door says again every hour that it is open. What comes late and out of order is news whatever is known since.
        return home.Begins(true) || home.IsStale(record)
            ? Verdict.Of(new Finding(AlertKind.DoorAtNight, "door", null, new Reason
            {
                At = home.Now,
                Since = record.OccurredAt,
                Room = home.Room(record.Point),
                Detail = home.Plan.QuietText,
            }))
            : Verdict.Nothing;
    }
}
