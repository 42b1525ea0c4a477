using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Homes;

/// <summary>Something a visitor of the showroom can make happen in a home.</summary>
/// <param name="Event">What the story calls it.</param>
/// <param name="Carry">Carries it out.</param>
public sealed record HomeAction(StoryEvent Event, Action<IVirtualHome> Carry)
{
    /// <summary>The action of that name, or null when there is none. A switch has two, as <c>door-on</c> (open) and <c>door-off</c> (closed).</summary>
    public static HomeAction? Named(string name) => name switch
    {
        "fall" => new(StoryEvent.Fall, home => home.FallInBathroom()),
        "help" => new(StoryEvent.Help, home => home.PressHelp()),
        "cancel" => new(StoryEvent.Cancel, home => home.CancelAlarm()),
        "up" => new(StoryEvent.UpAgain, home => home.GetUp()),
        "door-on" => new(StoryEvent.DoorOpened, home => home.SetFrontDoor(true)),
        "door-off" => new(StoryEvent.DoorClosed, home => home.SetFrontDoor(false)),
        "network-on" => new(StoryEvent.NetworkIn, home => home.PlugNetwork()),
        "network-off" => new(StoryEvent.NetworkOut, home => home.PullNetwork()),
        "power-on" => new(StoryEvent.PowerOn, home => home.PowerOn()),
        "power-off" => new(StoryEvent.PowerOff, home => home.CutPower()),
        _ => null,
    };
}
