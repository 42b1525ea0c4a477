using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Companion.Web.HomePlans;

/// <summary>What somebody has filled in on a home's page, read into a plan. What cannot be read is said in the reader's language.</summary>
public sealed class PlanForm(IFormCollection form, Words all)
{
    /// <summary>The days in the order in which people count them.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    // More rows than any plan may have.
    private const int MostRows = 100;

    private static readonly string[] LocalTimes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    private readonly RuleWords words = all.Rules;
    private readonly List<string> faults = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The plan with all that the page asks for as it was filled in; the rest stays.</summary>
    public HomePlan Plan(HomePlan before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var points = Points(before).ToImmutableArray();
        return Limits(before) with { Points = points, Rooms = Rooms(points), Visits = [.. Visits()], Pets = form["pets"] == "yes" };
    }

    /// <summary>The plan with quiet hours and rules as they were filled in; the rest stays.</summary>
    public HomePlan Limits(HomePlan before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before with
        {
            Quiet = new QuietHours(Time("quiet-from") ?? before.Quiet.From, Time("quiet-to") ?? before.Quiet.To),
            BackBy = Time("back-by"),
            Rules = Rules(),
        };
    }

    /// <summary>The pause as it was filled in, or null when it cannot be read.</summary>
    public Pause? Pause(TimeZoneInfo zone)
    {
        var from = Instant(zone, "from", latest: false);
        var to = Instant(zone, "until", latest: true);
        if (!Enum.TryParse<PauseReason>(form["reason"], out var reason) || !Enum.IsDefined(reason))
        {
            reason = PauseReason.Other;
        }

        return from is { } begins && to is { } ends ? new Pause(Guid.CreateVersion7(), reason, begins, ends, form["critical-too"] == "yes") : null;
    }

    /// <summary>A limit as it stands in a field.</summary>
    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private IEnumerable<PlanPoint> Points(HomePlan before)
    {
        foreach (var (field, value) in form)
        {
            if (field.StartsWith("kind:", StringComparison.Ordinal) && Enum.TryParse<PointKind>(value, out var kind) && Enum.IsDefined(kind))
            {
                var id = field["kind:".Length..];
                var room = form[$"room:{id}"].ToString().Trim();
                if (room.Length > 0 && RoomKinds.KindOf(room) is null && before.Points.All(point => point.Room != room))
                {
                    faults.Add(all.Plan.NotARoom(room));
                }

                yield return new PlanPoint(id, kind, room);
            }
        }
    }

    // Only what differs from what is usual for the room, of rooms that there are.
    private ImmutableSortedDictionary<string, RoomPurpose> Rooms(ImmutableArray<PlanPoint> points)
    {
        var rooms = ImmutableSortedDictionary.CreateBuilder<string, RoomPurpose>(StringComparer.Ordinal);
        foreach (var room in points.Select(point => point.Room))
        {
            if (Enum.TryParse<RoomPurpose>(form[$"purpose:{room}"], out var purpose) && Enum.IsDefined(purpose) && purpose != RoomKinds.UsualPurpose(room))
            {
                rooms[room] = purpose;
            }
        }

        return rooms.ToImmutable();
    }

    private IEnumerable<PlannedVisit> Visits()
    {
        for (var i = 0; i < MostRows; i++)
        {
            var (from, to, who) = (Time($"visit-from:{i}"), Time($"visit-to:{i}"), form[$"visit-who:{i}"].ToString().Trim());
            if (from is { } begins && to is { } ends)
            {
                yield return new PlannedVisit(begins, ends, who) { Days = [.. Week.Where(day => form[$"visit-day:{i}:{day}"] == "yes")] };
            }
            else if (from is not null || to is not null || who.Length > 0)
            {
                faults.Add(words.NotATime($"{form[$"visit-from:{i}"]}–{form[$"visit-to:{i}"]} {who}"));
            }
        }
    }

    private ImmutableSortedDictionary<string, RuleSetting> Rules()
    {
        var rules = ImmutableSortedDictionary.CreateBuilder<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card))
        {
            var on = card.Always || form[$"on:{card.Name}"] == "yes";
            var limits = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
            foreach (var limit in card.Limits)
            {
                if (form[$"limit:{card.Name}:{limit.Name}"].ToString().Trim() is not { Length: > 0 } text)
                {
                    continue;
                }

                if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                {
                    limits[limit.Name] = value;
                }
                else
                {
                    faults.Add(words.NotANumber(text, words.Limit(card.Name, limit.Name)));
                }
            }

            if (!on || limits.Count > 0)
            {
                rules[card.Name] = new RuleSetting(on, limits.ToImmutable());
            }
        }

        return rules.ToImmutable();
    }

    private TimeOnly? Time(string field)
    {
        if (form[field].ToString().Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        faults.Add(words.NotATime(text));
        return null;
    }

    private DateTimeOffset? Instant(TimeZoneInfo zone, string field, bool latest)
    {
        var text = form[field].ToString().Trim();
        if (!DateTime.TryParseExact(text, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            faults.Add(words.NotATime(text));
            return null;
        }

        var (at, fault) = HomePlanCheck.Entered(zone, local, latest);
        if (fault is not null)
        {
            faults.Add(In(fault, words));
        }

        return at;
    }

    /// <summary>A fault in the reader's language, with the names that the page shows.</summary>
    public static string In(Fault fault, RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var sentence = fault.InWords(value => value switch { NamedRule rule => words.Name(rule.Id), NamedLimit limit => words.Limit(limit.Rule, limit.Id), _ => null });
        return words is RuleEnglish ? sentence.English : sentence.Bokmal;
    }
}
