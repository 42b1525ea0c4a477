using System.Collections.Immutable;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Replays;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;
using Hjemvakt.Safety.Tests.Rules;

namespace Hjemvakt.Safety.Tests.Replays;

/// <summary>What is stored of some days in Berit's home, to be played again.</summary>
/// <param name="watchesSilence">The stories have few records: what happens between them is told only where it is the story.</param>
internal sealed class PlayedDays(bool watchesSilence = false)
{
    private readonly List<HomeRecord> records = [];
    private readonly List<PastAlert> past = [];

    public PlayedDays At(string local, string point, RecordBody body)
    {
        records.Add(new HomeRecord(new RecordId("gw-1", RecordStream.Routine, records.Count + 1), PlannedHome.Wall(local), ClockNote.None, point, body));
        return this;
    }

    public PlayedDays Door(string opened, string closed) => At(opened, "front-door", new Door(true)).At(closed, "front-door", new Door(false));

    public PlayedDays Bathroom(string from, string to) => At(from, "bathroom-radar", new Presence(true)).At(to, "bathroom-radar", new Presence(false));

    /// <summary>An alert that really came.</summary>
    public PlayedDays Came(AlertKind kind, string at, string began, string? resolved = null, ResolveCause? cause = null, string? about = null, string? cleared = null)
    {
        var alert = new ReplayedAlert(kind, about, "hall", PlannedHome.Wall(at), PlannedHome.Wall(began));
        past.Add(new PastAlert(alert, resolved is null ? null : PlannedHome.Wall(resolved), cause, cleared is null ? null : PlannedHome.Wall(cleared)));
        return this;
    }

    public ReplayReport Play(HomePlan plan, HomePlan changed, string from = "2026-03-02 00:00", string to = "2026-03-04 00:00")
    {
        HomePlanCheck.Faults(changed).ShouldBeEmpty();
        var starts = records.Count > 0 ? records.Min(record => record.OccurredAt) : PlannedHome.Wall(from);
        var replay = new HomeReplay(
            new HomeEngine(AlertLimits.Default, RuleCatalogue.All), "berit", new RulePlan(AtHome(plan), PlannedHome.Oslo), new RulePlan(AtHome(changed), PlannedHome.Oslo), past,
            starts, PlannedHome.Wall(from), PlannedHome.Wall(to));
        foreach (var record in records.OrderBy(record => record.OccurredAt))
        {
            replay.Play(record, record.OccurredAt);
        }

        return replay.Finish(PlannedHome.Wall(to) + HomeReplay.Beyond);
    }

    /// <summary>A line as <c>Later DoorLeftOpen hall 02 10:10 → 02 10:15</c>.</summary>
    public static string Text(ReplayLine line) => string.Join(' ', new[]
    {
        $"{line.Change} {line.Kind} {line.Room}", Wall(line.Before), "→", Wall(line.After), line.Happened is null ? "" : $"(came {Wall(line.Happened)})",
    }.Where(part => part.Length > 0));

    // A door that is opened in these stories is left by nobody.
    private HomePlan AtHome(HomePlan plan) => plan with { Rules = watchesSilence ? plan.Rules.SetItem("not-back", Off) : plan.Rules.SetItem("not-back", Off).SetItem("inactivity", Off) };

    private static RuleSetting Off { get; } = new(false, ImmutableSortedDictionary<string, decimal>.Empty);

    private static string Wall(DateTimeOffset? at) => at is { } time ? TimeZoneInfo.ConvertTime(time, PlannedHome.Oslo).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "–";
}
