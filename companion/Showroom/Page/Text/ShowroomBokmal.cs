using System.Globalization;
using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.Showroom.Page.Text;

/// <summary>The showroom in Norwegian bokmål.</summary>
public sealed class ShowroomBokmal : ShowroomWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nb-NO");

    public override string Tag => "nb";

    public override string Showroom => "visningsrom";
    public override string Headline => "Tre hjem og en vakttelefon";
    public override string Lead => "La noe skje i et hjem, og følg det helt til noen er på vei.";
    public override string Invented => "Menneskene og adressene er oppdiktet. Gatewayene, vaktserveren og vaktsiden er de ekte programmene.";
    public override string Homes => "Hjemmene";
    public override string Phone => "Vakttelefonen";
    public override string PhoneOf(string name) => $"Vakttelefonen til {name}";
    public override string Unanswered => "ubesvarte varsler";
    public override string SecondPhone(string name) => $"Åpne en telefon til, som {name}";
    public override string SecondPhoneHint => "Når to kvitterer samtidig, får én varselet, og den andre får vite hvem.";
    public override string SecondPhonePrivately(string name) => $"En telefon til: åpne /phone/ola i et privat vindu, så er du {name} der.";
    public override string SoundHint => "Lyden slås på når du trykker på noe her.";
    public override string Stopped => "Visningsrommet svarer ikke. Siden prøver igjen av seg selv.";
    public override string NeedsCookies => "Visningsrommet trenger informasjonskapsler for å vite hvem som har vakt. Tillat dem for denne adressen, og last inn på nytt.";
    public override string Language => "Språk";

    public override string PictureOf(string name) => $"Tegning av hjemmet til {name}";
    public override string Age(int years) => $"{years} år";
    public override string MakeHappen => "La det skje";
    public override string Fall => "Fall på badet";
    public override string Help => "Hjelpeknapp";
    public override string Cancel => "Avlys";
    public override string UpAgain => "Reiser seg";
    public override string Door => "Ytterdør";
    public override string DoorOpen => "åpen";
    public override string DoorClosed => "lukket";
    public override string Network => "Nettverk";
    public override string NetworkIn => "tilkoblet";
    public override string NetworkOut => "trukket ut";
    public override string Power => "Strøm";
    public override string PowerOn => "på";
    public override string PowerOff => "kuttet";

    public override string LampSays(string pattern) => pattern switch
    {
        "ok" => "Alt er i orden.",
        "noNetwork" => "Ingen nettverk. En alarm blir tatt vare på, og sendt når nettet er tilbake.",
        "noCompanion" => "Ingen kontakt med vaktserveren. En alarm blir tatt vare på, og sendt når den svarer.",
        "alarmSent" => "Alarmen er lagret her og på vei ut.",
        "alarmReceived" => "Vaktserveren har alarmen.",
        "somebodyHasIt" => "Et menneske har tatt varselet.",
        "onTheWay" => "Hjelpen er på vei.",
        "safeMode" => "Gatewayen trenger en tekniker. Rop om hjelp virker.",
        "test" => "En tekniker prøver lampen.",
        _ => "Gatewayen er uten strøm. Den ser og hører ingenting.",
    };

    public override string Waiting(int alarms, int others) => (alarms, others) switch
    {
        (0, 0) => "",
        (0, _) => $"Venter på å bli sendt: {others} {Messages(others)}",
        (_, 0) => $"Venter på å bli sendt: {alarms} {Alarms(alarms)}",
        _ => $"Venter på å bli sendt: {alarms} {Alarms(alarms)} og {others} {Messages(others)}",
    };

    public override string OnTheWay(string name) => $"{name} er på vei";

    public override string StoryTitle => "Slik gikk det";
    public override string StoryEmpty => "Ingen alarm ennå.";

    public override string Step(StoryStep step) => step.What switch
    {
        StoryEvent.Fall => "Fall på badet",
        StoryEvent.Help => "Hjelpeknappen trykket",
        StoryEvent.Cancel => "Avlyst med langt trykk",
        StoryEvent.UpAgain => "På beina igjen",
        StoryEvent.DoorOpened => "Ytterdøren åpnet",
        StoryEvent.DoorClosed => "Ytterdøren lukket",
        StoryEvent.NetworkOut => "Nettverket trukket ut",
        StoryEvent.NetworkIn => "Nettverket satt i",
        StoryEvent.PowerOff => "Strømmen kuttet",
        StoryEvent.PowerOn => "Strømmen tilbake",
        StoryEvent.Stored => "Trygt lagret",
        StoryEvent.Lamp => "Lampe: " + LampShort(step.Detail),
        _ => Transition(step.Detail, step.Who),
    };

    public override string After(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds.ToString("0", Culture)} ms",
        < 60 => $"{time.TotalSeconds.ToString("0.0", Culture)} s",
        _ => $"{(int)time.TotalMinutes} min {time.Seconds} s",
    };

    private static string LampShort(string? pattern) => pattern switch
    {
        "ok" => "alt i orden",
        "noNetwork" => "ingen nettverk",
        "noCompanion" => "ingen kontakt",
        "alarmSent" => "alarmen sendes",
        "alarmReceived" => "alarmen er mottatt",
        "somebodyHasIt" => "noen har den",
        "onTheWay" => "hjelp er på vei",
        "safeMode" => "trenger en tekniker",
        "test" => "lampeprøve",
        _ => "av",
    };

    private static string Transition(string? what, string? who) => what switch
    {
        "raised" => "Varsel meldt",
        "notified" => "Vist på vakttelefonen",
        "joined" => "Meldt på nytt",
        "cancelled" => "Avlyst, venter på bekreftelse",
        "acknowledged" => $"{who} kvitterte",
        "onTheWay" => $"{who} er på vei",
        "resolved" => $"{who} avsluttet",
        "reopened" => "Åpnet igjen",
        "redated" => "Tidspunktet rettet",
        "cancelOverruled" => "Avlysingen satt til side av en ny alarm",
        "escalated" => "Varslet videre",
        _ => what ?? "",
    };

    private static string Alarms(int count) => count == 1 ? "alarm" : "alarmer";

    private static string Messages(int count) => count == 1 ? "annen melding" : "andre meldinger";
}
