using Hjemvakt.Safety.OnCall;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Hjemvakt.Companion.OnCall;

/// <summary>A person's duties as an iCalendar file (RFC 5545). Times are in UTC, which every calendar gets right on any night.</summary>
internal static class CalendarFeed
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(14), Ahead = TimeSpan.FromDays(180);

    public static string Of(OnCallPlan plan, string personId, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Hjemvakt//Rota//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"Hjemvakt: {plan.FindPerson(personId)?.Name}");
        foreach (var rota in plan.Rotas)
        {
            foreach (var line in Enum.GetValues<DutyLine>())
            {
                foreach (var duty in DutyRoster.Between(rota, line, now - Back, now + Ahead, plan.Counts).Where(duty => duty.Person == personId))
                {
                    calendar.Events.Add(new CalendarEvent
                    {
                        // The same each time, so that a calendar that reads again knows what it has.
                        Uid = $"{rota.Id}-{line}-{duty.From.ToUnixTimeSeconds()}-{personId}@hjemvakt",
                        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                        Start = new CalDateTime(duty.From.UtcDateTime, "UTC"),
                        End = new CalDateTime(duty.Until.UtcDateTime, "UTC"),
                        Summary = $"{(line == DutyLine.First ? "Førstevakt" : "Bakvakt")} {rota.Name}",
                    });
                }
            }
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
