using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Homes;

/// <summary>Where the resident is in the picture.</summary>
public enum Whereabouts
{
    /// <summary>In the living room, as on any day.</summary>
    LivingRoom,

    /// <summary>On the bathroom floor.</summary>
    BathroomFloor,

    /// <summary>At the help button.</summary>
    HelpButton,
}

/// <summary>
/// What the picture of a home shows beyond its gateway: the person, whoever comes, and the story of the last alarm.
/// Immutable; each method gives the next scene. The showroom decides nothing here, it only retells.
/// </summary>
/// <param name="Person">Where the resident is.</param>
/// <param name="Visitor">Name of whoever is on the way, or null.</param>
/// <param name="Story">The steps of the last alarm, in the order they became known; empty before the first.</param>
public sealed record Scene(Whereabouts Person, string? Visitor, Story Story)
{
    /// <summary>An ordinary day.</summary>
    public static Scene Quiet { get; } = new(Whereabouts.LivingRoom, null, Story.None);

    /// <summary>Somebody does something in the home.</summary>
    public Scene Happened(StoryEvent what, DateTimeOffset at) => what switch
    {
        StoryEvent.Fall => this with { Person = Whereabouts.BathroomFloor, Story = Story.BeginOrGoOn(what, at) },
        StoryEvent.Help => this with { Person = Whereabouts.HelpButton, Story = Story.BeginOrGoOn(what, at) },
        StoryEvent.UpAgain => this with { Person = Whereabouts.LivingRoom, Story = Story.GoOn(what, at) },
        _ => this with { Story = Story.GoOn(what, at) },
    };

    /// <summary>The lamp in the home shows something else.</summary>
    public Scene Lamp(string pattern, DateTimeOffset at) => this with { Story = Story.GoOn(StoryEvent.Lamp, at, pattern) };

    /// <summary>The companion has stored a change of an alert of this home.</summary>
    public Scene Alert(AlertView alert)
    {
        var story = Story.Follow(alert);
        return alert.State switch
        {
            AlertState.Resolved when story.Ended => new Scene(Whereabouts.LivingRoom, null, story),
            AlertState.Resolved => this with { Visitor = null, Story = story },
            AlertState.Cancelled => this with { Person = Whereabouts.LivingRoom, Story = story },
            AlertState.OnTheWay => this with { Visitor = alert.HolderName, Story = story },
            _ => this with { Story = story },
        };
    }

    /// <summary>The scene that a companion with an unresolved alert was left in.</summary>
    public Scene Resume(AlertView alert) => Alert(alert) with
    {
        Person = alert.State == AlertState.Cancelled ? Whereabouts.LivingRoom
            : alert.Kind == AlertKind.Fall ? Whereabouts.BathroomFloor : Whereabouts.HelpButton,
    };
}
