using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.Showroom.Page.Text;

/// <summary>Every text of the showroom's page, in one language. The companion's own pages have theirs in <see cref="Words"/>.</summary>
public abstract class ShowroomWords
{
    private static readonly ShowroomWords[] All = [new ShowroomBokmal(), new ShowroomEnglish()];

    /// <summary>The texts for this request: the language that the companion's pages are in.</summary>
    public static ShowroomWords Of(HttpContext http)
    {
        var tag = LanguageChoice.Of(http).Tag;
        return All.FirstOrDefault(words => words.Tag == tag) ?? All[0];
    }

    /// <summary>BCP 47 tag.</summary>
    public abstract string Tag { get; }

    // The frame around everything.
    public abstract string Showroom { get; }
    public abstract string Headline { get; }
    public abstract string Lead { get; }
    public abstract string Invented { get; }
    public abstract string Homes { get; }
    public abstract string Phone { get; }
    public abstract string PhoneOf(string name);
    public abstract string Unanswered { get; }
    public abstract string SecondPhone(string name);
    public abstract string SecondPhoneHint { get; }
    public abstract string SecondPhonePrivately(string name);
    public abstract string SoundHint { get; }
    public abstract string Stopped { get; }
    public abstract string NeedsCookies { get; }
    public abstract string Language { get; }

    // One home.
    public abstract string PictureOf(string name);
    public abstract string Age(int years);
    public abstract string MakeHappen { get; }
    public abstract string Fall { get; }
    public abstract string Help { get; }
    public abstract string Cancel { get; }
    public abstract string UpAgain { get; }
    public abstract string Door { get; }
    public abstract string DoorOpen { get; }
    public abstract string DoorClosed { get; }
    public abstract string Network { get; }
    public abstract string NetworkIn { get; }
    public abstract string NetworkOut { get; }
    public abstract string Power { get; }
    public abstract string PowerOn { get; }
    public abstract string PowerOff { get; }

    // What the home shows.
    public abstract string LampSays(string pattern);
    public abstract string Waiting(int alarms, int others);
    public abstract string OnTheWay(string name);

    // The story of the last alarm.
    public abstract string StoryTitle { get; }
    public abstract string StoryEmpty { get; }
    public abstract string Step(StoryStep step);
    public abstract string After(TimeSpan time);
}
