using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The pages in Norwegian bokmål.</summary>
public sealed class Bokmal : Words
{
    private static readonly CultureInfo Culture = ShortNames.In("nb-NO", "søn. man. tir. ons. tor. fre. lør.", "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.");

    public override string Tag => "nb";
    public override string OwnName => "Norsk";

    public override DutyWords Duty { get; } = new DutyBokmal();
    public override RefusalWords Doors { get; } = new RefusalBokmal();
    public override RuleWords Rules { get; } = new RuleBokmal();
    public override PlanWords Plan { get; } = new PlanBokmal();
    public override DeviceWords Devices { get; } = new DeviceBokmal();
    public override ReplayWords Replays { get; } = new ReplayBokmal();
    public override QuietWords Quiet { get; } = new QuietBokmal();

    public override string Product => "Hjemvakt";
    public override string SkipToContent => "Hopp til innholdet";
    public override string OnCall => "Vakt";
    public override string Quarantine => "Karantene";
    public override string Language => "Språk";
    public override string SignedInAs(string name) => $"Logget inn som {name}";
    public override string SignOut => "Logg ut";
    public override string NotFoundTitle => "Siden finnes ikke";
    public override string NotFoundText => "Adressen peker ikke på noe her.";
    public override string ForbiddenTitle => "Ingen tilgang";
    public override string ForbiddenText => "Brukeren din har ikke tilgang til denne siden.";
    public override string BrokenTitle => "Noe gikk galt";
    public override string BrokenText => "Siden kunne ikke vises. Prøv igjen. Varsler blir tatt vare på uansett.";
    public override string ToOnCall => "Til vaktsiden";

    public override string SignIn => "Logg inn";
    public override string SignInLead => "For deg som har vakt.";
    public override string UserName => "Brukernavn";
    public override string Password => "Passord";
    public override string SignInRefused => "Feil brukernavn eller passord, eller for mange forsøk. Vent noen minutter før du prøver på nytt.";
    public override string SignedOut => "Du er logget ut.";

    public override string OneUnanswered => "1 ubesvart varsel";
    public override string ManyUnanswered => "{0} ubesvarte varsler";
    public override string OneOpen => "1 åpent varsel";
    public override string ManyOpen => "{0} åpne varsler";
    public override string NoOpenAlerts => "Ingen åpne varsler";
    public override string NoOpenAlertsText => "Nye varsler kommer hit av seg selv.";
    public override string MoreOpen => "Og {0} til som haster mindre. De vises her etter hvert som disse avsluttes.";
    public override string RecentlyResolved => "Avsluttet siste 12 timer";
    public override string NothingResolved => "Ingen varsler er avsluttet de siste 12 timene.";
    public override string NewAlert(string what, string who, string address) => $"Nytt varsel: {what}. {who}, {address}.";

    public override string Connecting => "Kobler til";
    public override string Connected => "Tilkoblet";
    public override string Reconnecting => "Kobler til igjen";
    public override string Lost => "Ingen kontakt";
    public override string LostTitle => "Ingen kontakt med vaktserveren";
    public override string LostText => "Nye varsler kommer ikke fram hit. Følg rutinen for bortfall av varsling.";
    public override string LostSince => "Sist kontakt kl.";
    public override string OutageTitle => "Nye alarmer kan ikke lagres";
    public override string OutageText => "De blir liggende i hjemmene og kommer hit først når lagringen virker igjen. Følg rutinen for bortfall av varsling, og varsle driften.";
    public override string OutageFrom => "Siden kl.";
    public override string MayBeStale => "Kan være utdatert:";
    public override string TryNow => "Prøv igjen";
    public override string MuteOutage => "Demp lyden";
    public override string SignedOutTitle => "Du er logget ut";
    public override string SignedOutText => "Nye varsler kommer ikke fram hit før du logger inn igjen.";
    public override string NewVersionText => "Det er kommet en ny versjon av siden.";
    public override string Reload => "Last inn på nytt";
    public override string ServerTime => "Serverens klokke";
    public override string SoundIsOff => "Lyden er av. Nye varsler høres ikke.";
    public override string TurnOnSound => "Slå på lyd";
    public override string SoundOff => "Lyd av";
    public override string SoundIsOn => "Lyd på";
    public override string SoundPlaying => "Alarmlyd";
    public override string TestSound => "Prøv lyden";
    public override string WithoutScript => "JavaScript er slått av: siden laster seg selv inn på nytt hvert 15. sekund, og den gir ingen lyd.";
    public override string NotConfirmed => "Ikke bekreftet: vaktserveren svarer ikke. Prøv igjen.";
    public override string NotStored => "Ikke utført: vaktserveren kan ikke lagre akkurat nå. Prøv igjen, og ring kollegaene dine.";
    public override string PageTooOld => "Ikke utført: siden er for gammel. Last den inn på nytt.";

    public override string Happened(AlertKind kind, string? room)
    {
        var what = kind switch
        {
            AlertKind.Fall => "Fall",
            AlertKind.Help => "Ber om hjelp",
            AlertKind.ChannelDown => "En varslingskanal virker ikke",
            AlertKind.AddressRefused => "En adresse tas ikke imot",
            AlertKind.RotaGap => "Vaktlista har hull",
            _ => Rules.Happened(kind) ?? kind.ToString(),
        };
        return Place(room) is { } place ? $"{what} {place}" : string.IsNullOrWhiteSpace(room) ? what : $"{what}: {room}";
    }

    public override string Severe(Severity severity) => severity switch
    {
        Severity.Critical => "Kritisk",
        Severity.Serious => "Alvorlig",
        Severity.Moderate => "Moderat",
        _ => "Teknisk",
    };

    public override string State(AlertState state) => state switch
    {
        AlertState.Raised or AlertState.Notified => "Ubesvart",
        AlertState.Acknowledged => "Kvittert",
        AlertState.OnTheWay => "På vei",
        AlertState.Cancelled => "Avlyst",
        _ => "Avsluttet",
    };

    public override string Since => "siden kl.";
    public override string MoreHomes => "Og {0} hjem til";
    public override string AlsoOpen(Severity severity) => $"Har også et åpent varsel: {Severe(severity).ToLowerInvariant()}";
    public override string CancelledTitle => "Avlyst i hjemmet";
    public override string CancelledText => "Brukeren har avlyst. Ta kontakt og bekreft at alt er i orden.";
    public override string WhatCame => "Teknikere: se hva som kom";
    public override string AskedAgain => "Er du på vei, eller framme? Svar nå, ellers varsles den neste.";
    public override string HolderSilent(string name) => $"Ingen svar fra {name}";
    public override string Within => "Framme innen";
    public override string WithinMinutes(int minutes) => $"{minutes} minutter";
    public override string WithYou => "Du har varselet";
    public override string WithSomeone(string name) => $"{name} har varselet";
    public override string YouOnTheWay => "Du er på vei";
    public override string SomeoneOnTheWay(string name) => $"{name} er på vei";
    public override string At => "kl.";
    public override string Source(string source) => source switch
    {
        "door" => "Dørføler",
        "bed" => "Sengeføler",
        "air" => "Romføler",
        "habits" => "Det som er vanlig her",
        "presence" => "Tilstedeværelse",
        "gateway" => "Sentralen i hjemmet",
        "companion" => "Vaktserveren",
        "plan" => "Hjemmets plan",
        "radar" => "Radar",
        "wearable" => "Fallføler på kroppen",
        "mat" => "Fallmatte",
        "button" => "Knapp",
        "cord" => "Snor",
        "detector" => "Detektor",
        "pendant" => "Smykkealarm",
        _ => source,
    };

    public override string Confidence(int percent) => $"{percent} % sikkert";
    public override string Times(int count) => $"{count} ganger";
    public override string LastSeen(string when) => $"sist {when}";
    public override string ReceivedLate(string time) => $"Ikke mottatt før {time}";
    public override string Timeline => "Hendelser";
    public override string Transition(string what) => what switch
    {
        "raised" => "Varsel meldt",
        "notified" => "Vist på vakttelefon",
        "joined" => "Meldt på nytt",
        "cancelled" => "Avlyst",
        "acknowledged" => "Kvittert",
        "onTheWay" => "På vei",
        "resolved" => "Avsluttet",
        "reopened" => "Meldt på nytt etter svar",
        "redated" => "Tidspunktet rettet",
        "clockMoved" => "Tjenestens klokke ble stilt",
        "cancelOverruled" => "Avlysning uten virkning: meldt etter den",
        "weighed" => "Sikkerheten vurdert på nytt",
        "cleared" => "Gikk over av seg selv",
        "grouped" => "Har samme årsak som i mange andre hjem, ringer ikke alene",
        "alone" => "Gjelder ikke mange hjem; dette varer",
        "worsened" => "Har blitt verre; spør på nytt",
        "homesJoined" => "Flere hjem",
        "homesReturned" => "Hjem er tilbake",
        "suppressed" => "Kom i en pause, ringer ikke",
        "pauseEnded" => "Pausen er over; dette varer",
        "escalated" => "Varslet videre",
        "holderAsked" => "Spurt igjen",
        "holderLost" => "Ingen har varselet lenger",
        "confirmAsked" => "Bedt om å bekrefte avlysningen",
        "planCorrected" => "Vaktplanen ble rettet",
        "asked" => "Spurt",
        "sent" => "Melding sendt",
        "notSent" => "Melding ikke sendt",
        _ => what,
    };

    public override string By(string who) => who switch
    {
        "resident" => "brukeren",
        "companion" => "vaktserveren",
        _ => who,
    };

    public override string Acknowledge => "Kvitter";
    public override string OnTheWay => "Jeg er på vei";
    public override string TakeOver(string holder) => $"Jeg drar i stedet for {holder}";
    public override string Resolve => "Avslutt";
    public override string ConfirmCancelled => "Bekreft og avslutt";
    public override string WhatWasIt => "Hva var det?";
    public override string Note => "Merknad";
    public override string NoteHint => "Kan stå tom. Ikke skriv helseopplysninger her.";
    public override string CompleteResolve => "Avslutt varselet";
    public override string Cause(ResolveCause cause) => cause switch
    {
        ResolveCause.RealNeed => "Reelt behov",
        ResolveCause.FalseAlarmResident => "Utløst ved et uhell",
        ResolveCause.FalseAlarmSensor => "Føleren tok feil",
        ResolveCause.Test => "Test",
        ResolveCause.PlannedVisit => "Planlagt besøk",
        ResolveCause.NotAtHome => "Ingen hjemme",
        ResolveCause.Technical => "Teknisk feil",
        ResolveCause.EndedByItself => "Gikk over av seg selv",
        _ => cause.ToString(),
    };

    public override string ChooseCause => "Velg hva det var, og avslutt igjen.";
    public override string NoteTooLong(int most) => $"Merknaden er for lang. Skriv høyst {most} tegn.";
    public override string Refused(AlertRefusal refusal, AlertView? alert) => refusal switch
    {
        AlertRefusal.Unknown => "Varselet finnes ikke.",
        AlertRefusal.TakenBySomeoneElse when alert?.State is AlertState.OnTheWay => $"{alert.HolderName} er allerede på vei.",
        AlertRefusal.TakenBySomeoneElse => $"{alert?.HolderName ?? "Noen andre"} var først og har varselet.",
        AlertRefusal.AlreadyYours => "Det har du allerede gjort.",
        AlertRefusal.Ended => "Varselet er allerede avsluttet.",
        _ => "Det går ikke fra der varselet er nå.",
    };

    public override string AgoNow => "akkurat nå";
    public override string AgoSeconds => "{0} s siden";
    public override string AgoMinutes => "{0} min siden";
    public override string AgoHours => "{0} t siden";
    public override string AgoDays => "{0} d siden";
    public override string HomesOwnTime(string zone) => $"Hjemmets egen tid ({zone})";

    public override string DayAndTime(DateTimeOffset local, bool withYear = false) => local.ToString(withYear ? "ddd d. MMM yyyy 'kl.' HH:mm" : "ddd d. MMM 'kl.' HH:mm", Culture);

    public override string QuarantineLead => "Meldinger som brøt kontrakten. De er tatt vare på slik de kom, og ga ikke noe varsel.";
    public override string QuarantineEmpty => "Ingen meldinger i karantene";
    public override string ArrivedAt => "Mottatt";
    public override string Gateway => "Sentral";
    public override string Topic => "Emne";
    public override string Reason => "Grunn";
    public override string Content => "Innhold";
    public override string Bytes(long count) => count == 1 ? "1 byte" : $"{count.ToString("N0", Culture)} byte";
    public override string FirstShown(int count) => $"de første {count} vises";
    public override string AsText => "Tekst";
    public override string AsHex => "Heksadesimalt";
    public override string Older => "Eldre";
    public override string Newest => "Nyeste";
}
