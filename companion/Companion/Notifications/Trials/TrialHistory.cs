using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Notifications.Trials;

/// <summary>Trials as lines of the history, and back. The history is all there is of them.</summary>
internal static class TrialHistory
{
    public const string Asked = "trialAsked", Accepted = "trialCarried", Refused = "trialRefused";

    /// <summary>How long a trial stays in sight.</summary>
    public static readonly TimeSpan InSight = TimeSpan.FromDays(1);

    private const int MostLines = 200;

    /// <summary>Writes a line in somebody's transaction.</summary>
    public static void Append(CompanionDb db, string what, Guid id, Contact contact, Actor who, DateTimeOffset at, string? why = null)
    {
        var detail = $"{id:N} {contact.Channel} {Trial.Shown(contact.Address)}{(why is null ? "" : " " + why)}";
        new AuditTrail(db).Append(OnCallPlanWork.History, null, at, what, who.Name, who.Device, detail, who.Id ?? who.Name);
        db.SaveChanges();
    }

    /// <summary>A person's trials, the latest first.</summary>
    /// <param name="lost">After so long without an answer, there will be none.</param>
    public static List<Trial> Read(CompanionDb db, string personId, DateTimeOffset now, TimeSpan lost)
    {
        var lines = db.Audit.AsNoTracking()
            .Where(line => line.HomeId == OnCallPlanWork.History && line.WhoId == personId && line.At >= now - InSight && (line.What == Asked || line.What == Accepted || line.What == Refused))
            .OrderByDescending(line => line.Number).Take(MostLines).ToList();
        var ends = lines.Where(line => line.What != Asked).ToLookup(IdOf);
        return [.. lines.Where(line => line.What == Asked).Select(line => Of(line, ends[IdOf(line)].FirstOrDefault(), now - line.At > lost)).OfType<Trial>()];
    }

    private static Trial? Of(AuditRow asked, AuditRow? end, bool lost)
    {
        if (asked.Detail.Split(' ', 4) is not [_, var name, var to, ..] || !Enum.TryParse<Channel>(name, out var channel))
        {
            return null;
        }

        var outcome = end?.What switch { Accepted => TrialOutcome.Accepted, Refused => TrialOutcome.Refused, _ => lost ? TrialOutcome.Unknown : TrialOutcome.Underway };
        return new Trial(IdOf(asked), channel, to, asked.At, outcome, end?.At, end?.Detail.Split(' ', 4) is [_, _, _, var why] ? why : null);
    }

    private static Guid IdOf(AuditRow line) => Guid.TryParse(line.Detail.AsSpan(0, Math.Min(32, line.Detail.Length)), out var id) ? id : Guid.Empty;
}
