using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Rules;

/// <summary>Between records and alerts on one side and the habit model on the other.</summary>
internal static class HabitSigns
{
    /// <summary>A record as the habit model needs it; null when it is no sign of anybody. A fall is none: it says nothing about being well.</summary>
    public static HomeSign? Of(PlanIndex plan, HomeRecord record)
    {
        var point = plan.Point(record.Point);
        return record.Body switch
        {
            HelpCall or Cancel or ContactWish or Vital => new HomeSign(record.OccurredAt, record.Point, SignKind.Deed, true, point?.Room),
            Motion motion when point is not null => new HomeSign(
                record.OccurredAt, point.Id, point.Room is "hall" or "entrance" ? SignKind.MotionAtEntrance : SignKind.Motion, motion.On, point.Room, Pets: plan.Plan.Pets),
            Presence presence when point is not null => new HomeSign(record.OccurredAt, point.Id, SignKind.Presence, presence.On, point.Room, Pets: plan.Plan.Pets && point.Kind == PointKind.Occupancy),
            Door door when point is not null => new HomeSign(
                record.OccurredAt, point.Id, point.Kind == PointKind.EntranceDoor ? SignKind.Entrance : SignKind.InnerDoor, door.Open, point.Room,
                Visit: point.Kind == PointKind.EntranceDoor && plan.VisitAt(record.OccurredAt) is not null),
            _ => null,
        };
    }

    /// <summary>What an answer teaches; null when it teaches nothing.</summary>
    public static HabitAnswer? AnswerOf(AlertKind kind, ResolveCause cause) => (kind, cause) switch
    {
        (not (AlertKind.NotUp or AlertKind.Inactive or AlertKind.NotBack), _) => null,
        (_, ResolveCause.RealNeed) => HabitAnswer.RealNeed,
        (_, ResolveCause.NotAtHome) => HabitAnswer.NotAtHome,
        (_, ResolveCause.FalseAlarmResident or ResolveCause.FalseAlarmSensor or ResolveCause.PlannedVisit) => HabitAnswer.AllWell,
        (_, ResolveCause.Test or ResolveCause.Technical) => HabitAnswer.NobodyLooked,
        _ => null,
    };
}
