using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Notifications;

/// <summary>
/// The words of a message. They travel over networks and lie on lock screens that are not ours: how grave it is, how often we have
/// asked, and where to look; never who, where or what (docs/decisions/0124).
/// </summary>
internal static class MessageText
{
    public static (string Title, string Text) Of(Severity severity, int round, string language) => language == "en" ? English(severity, round) : Bokmal(severity, round);

    /// <summary>Of one cause that many homes have: this message stands for all of theirs.</summary>
    public static (string Title, string Text) OfMany(int round, string language)
    {
        var (title, text) = Of(Severity.Technical, round, language);
        return language == "en" ? (title, $"Many homes at once. {text}") : (title, $"Mange hjem samtidig. {text}");
    }

    /// <summary>Of a message that somebody sends to himself. Nobody must take it for an alarm, not even half asleep.</summary>
    public static (string Title, string Text) Trial(string language) => language == "en"
        ? ("Hjemvakt: test message", "This is a test that you asked for yourself. Nothing has happened.")
        : ("Hjemvakt: prøvemelding", "Dette er en prøve du har bedt om selv. Ingenting har skjedd.");

    private static (string Title, string Text) Bokmal(Severity severity, int round) => (
        "Hjemvakt: " + severity switch
        {
            Severity.Critical => "kritisk varsel",
            Severity.Serious => "alvorlig varsel",
            Severity.Moderate => "varsel",
            _ => "teknisk varsel",
        },
        round == 0 ? "Åpne vaktsiden og kvitter." : $"Ingen har kvittert etter {round} {(round == 1 ? "runde" : "runder")}. Åpne vaktsiden og kvitter.");

    private static (string Title, string Text) English(Severity severity, int round) => (
        "Hjemvakt: " + severity switch
        {
            Severity.Critical => "critical alert",
            Severity.Serious => "serious alert",
            Severity.Moderate => "alert",
            _ => "technical alert",
        },
        round == 0 ? "Open the on-call page and acknowledge." : $"Nobody has answered after {round} {(round == 1 ? "round" : "rounds")}. Open the on-call page and acknowledge.");
}
