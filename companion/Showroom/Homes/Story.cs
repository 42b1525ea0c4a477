using System.Collections.Immutable;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Homes;

/// <summary>What a step of a story is.</summary>
public enum StoryEvent
{
    Fall,
    Help,
    Cancel,
    UpAgain,
    DoorOpened,
    DoorClosed,
    NetworkOut,
    NetworkIn,
    PowerOff,
    PowerOn,

    /// <summary>The companion has the record durably stored.</summary>
    Stored,

    /// <summary>A transition on the alert's own timeline; <see cref="StoryStep.Detail"/> is its name.</summary>
    Alert,

    /// <summary>The lamp changed; <see cref="StoryStep.Detail"/> is the pattern's name.</summary>
    Lamp,
}

/// <summary>One step.</summary>
/// <param name="After">How long after the story began.</param>
/// <param name="Detail">Name of the transition or of the lamp's pattern, else null.</param>
/// <param name="Who">Whoever did it, for a transition by a person; else null.</param>
public sealed record StoryStep(StoryEvent What, TimeSpan After, string? Detail = null, string? Who = null);

/// <summary>The story of one alarm, from the home and back to it. Immutable.</summary>
/// <param name="Began">When it began; null before the first alarm.</param>
/// <param name="Ended">Every alert it led to is resolved.</param>
/// <param name="Told">How many lines of each open alert's timeline are in it.</param>
public sealed record Story(DateTimeOffset? Began, bool Ended, ImmutableList<StoryStep> Steps, ImmutableDictionary<Guid, int> Told)
{
    /// <summary>Nothing has happened.</summary>
    public static Story None { get; } = new(null, true, [], ImmutableDictionary<Guid, int>.Empty);

    private const int Longest = 40;

    /// <summary>A new story, or the next step of the one that is not ended.</summary>
    public Story BeginOrGoOn(StoryEvent what, DateTimeOffset at) =>
        Ended ? this with { Began = at, Ended = false, Steps = [new StoryStep(what, TimeSpan.Zero)] } : GoOn(what, at);

    /// <summary>The next step, if there is a story for it to belong to.</summary>
    public Story GoOn(StoryEvent what, DateTimeOffset at, string? detail = null, string? who = null)
    {
        // The lamp goes back to everyday a moment after the alert is resolved: that belongs to the story, later doors do not.
        var belongs = Began is not null && (!Ended || (what == StoryEvent.Lamp && Steps[^1].What != StoryEvent.Lamp));
        return belongs && Steps.Count < Longest
            ? this with { Steps = Steps.Add(new StoryStep(what, at - Began!.Value, detail, who)) }
            : this;
    }

    /// <summary>Takes in what is new on the alert's timeline.</summary>
    public Story Follow(AlertView alert)
    {
        var resolved = alert.State == AlertState.Resolved;
        if (!Told.TryGetValue(alert.Id, out var known) && resolved)
        {
            return this;
        }

        var story = this;
        if (known == 0)
        {
            // After a restart of the showroom, the alert is all that is left of the story's beginning.
            story = Ended ? story with { Began = alert.OccurredAt, Ended = false, Steps = [] } : story;
            story = story.GoOn(StoryEvent.Stored, alert.StoredAt);
        }

        foreach (var line in alert.Timeline.Skip(known))
        {
            story = story.GoOn(StoryEvent.Alert, line.At, line.What, line.Who);
        }

        var told = resolved ? story.Told.Remove(alert.Id) : story.Told.SetItem(alert.Id, Math.Max(known, alert.Timeline.Count));
        return story with { Told = told, Ended = told.IsEmpty };
    }
}
