using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.Showroom.Page;

/// <summary>A home's state as attributes of its card: style sheet and script know nothing else of it.</summary>
public static class HomeAttributes
{
    /// <summary>All of them, by name.</summary>
    public static Dictionary<string, object> Of(HomeView view)
    {
        var (picture, scene) = (view.Picture, view.Scene);
        return new Dictionary<string, object>
        {
            ["data-power"] = Switch(picture.Powered),
            ["data-network"] = Switch(picture.NetworkPlugged),
            ["data-door"] = Switch(picture.FrontDoorOpen),
            ["data-companion"] = picture.CompanionReached ? "reached" : "lost",
            ["data-lamp"] = picture.Lamp,
            ["data-person"] = scene.Person switch
            {
                Whereabouts.BathroomFloor => "bathroom-floor",
                Whereabouts.HelpButton => "help-button",
                _ => "living-room",
            },
            ["data-visitor"] = scene.Visitor is null ? "none" : "on-the-way",
        };
    }

    private static string Switch(bool on) => on ? "on" : "off";
}
