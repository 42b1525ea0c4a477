using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The rules in bokmål.</summary>
public sealed class RuleBokmal : RuleWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nb-NO");

    public override string? Happened(AlertKind kind) => kind switch
    {
        AlertKind.Smoke => "Røykvarsler",
        AlertKind.Co => "CO-varsler",
        AlertKind.Leak => "Vannlekkasje",
        AlertKind.DoorAtNight => "Dør åpnet om natten",
        AlertKind.DoorLeftOpen => "Dør står åpen",
        AlertKind.NotBack => "Ikke kommet hjem",
        AlertKind.NotUp => "Ikke oppe i dag",
        AlertKind.Inactive => "Ingen aktivitet hjemme",
        AlertKind.LongBathroom => "Uvanlig lenge",
        AlertKind.Cold => "For kaldt",
        AlertKind.Freezing => "Farlig kaldt",
        AlertKind.Hot => "For varmt",
        AlertKind.MeasurementMissing => "Måling ikke tatt",
        AlertKind.ContactWish => "Vil bli oppringt",
        AlertKind.NoContact => "Ingen kontakt med sentralen i hjemmet",
        AlertKind.SensorSilent => "Føler er taus",
        AlertKind.ContactInverted => "Dørkontakt står omvendt",
        AlertKind.SensorFault => "Feil på føler",
        AlertKind.BatteryLow => "Lite batteri",
        AlertKind.MainsLost => "Strømbrudd",
        AlertKind.Tamper => "Åpnet eller tuklet med",
        AlertKind.SequenceHole => "Meldinger mangler",
        AlertKind.NumberReused => "Sentralen har mistet tellingen",
        AlertKind.ClockWrong => "Klokka i sentralen går feil",
        AlertKind.TestMissing => "Månedlig prøvealarm mangler",
        AlertKind.AlarmUnread => "Alarm som ikke kunne leses",
        AlertKind.PartFailed => "En del av Hjemvakt virker ikke",
        AlertKind.BedExit => "Ute av senga om natten",
        AlertKind.RestlessNight => "Urolig natt",
        AlertKind.BackEarly => "Kommet hjem før tiden?",
        AlertKind.SensorUnlikely => "Føler ser ikke lenger noen",
        AlertKind.ManyWithoutContact => "Mange hjem uten kontakt samtidig",
        AlertKind.ManyWithoutMains => "Mange hjem uten strøm samtidig",
        AlertKind.ServiceClock => "Klokka i vaktserveren sprang",
        _ => null,
    };

    public override string? Why(AlertKind kind, Reason reason, Told told) => kind switch
    {
        AlertKind.Fall => Lines(
            reason.Detail switch { "presence" => "Føleren ser fremdeles noen der.", "no-presence" => "Føleren ser ingen der nå.", _ => null },
            reason.Value is { } before ? $"{Number(before, Culture)} fall som denne føleren har meldt her rundt denne tiden, var falske. Sjekk likevel." : null),
        AlertKind.Smoke => "Ring personen nå: ut, og lukk dørene. Ring 110 hvis det brenner eller ingen svarer.",
        AlertKind.Co => "Ring personen nå: ut i frisk luft. Ring 113 ved hodepine eller kvalme, 110 hvis ingen svarer.",
        AlertKind.Leak => "Ring personen nå: er noe skjedd, og kan kranen stenges? Send noen hvis ingen svarer.",
        AlertKind.DoorAtNight => $"Åpnet {When(reason.Since, told)}, i de stille timene {reason.Detail}.",
        AlertKind.DoorLeftOpen => $"Åpen siden {When(reason.Since, told)}.",
        AlertKind.NotBack => Sentence($"gikk ut {When(reason.Since, told)}", reason.UsuallyBy is { } by ? $"{(reason.LearnedDays is null ? "ventet hjem" : "pleier å være tilbake innen")} {When(by, told)}" : null,
            $"nå {When(reason.At, told)}", reason.LearnedDays is null ? null : Learned(reason)),
        AlertKind.NotUp => Sentence($"pleier å være oppe {When(reason.UsuallyBy, told)}", $"nå {When(reason.At, told)}", Seen(reason, told), Learned(reason)),
        AlertKind.Inactive => Sentence(
            reason.UsuallyBy is { } usual ? $"pleier å vise seg innen {When(usual, told)}" : null, $"nå {When(reason.At, told)}", Seen(reason, told), Learned(reason)),
        AlertKind.LongBathroom => Sentence($"siden {When(reason.Since, told)}", $"nå {When(reason.At, told)}", $"grensen er {Number(reason.Limit, Culture)} minutter", Learned(reason)),
        AlertKind.Cold or AlertKind.Hot or AlertKind.Freezing => Sentence(
            $"{Number(reason.Value, Culture)} °C", $"grensen er {Number(reason.Limit, Culture)} °C", $"slik siden {When(reason.Since, told)}"),
        AlertKind.MeasurementMissing => $"{Measure(reason.Detail ?? "")} skulle vært målt innen {When(reason.UsuallyBy, told)}.",
        AlertKind.NoContact => $"Sist hørt fra {When(reason.Since, told)}.",
        AlertKind.SensorSilent => $"{reason.Detail} ble sist hørt {When(reason.Since, told)}.",
        AlertKind.ContactInverted => $"{reason.Detail} var lukket i bare {Number(reason.Value, Culture)} minutter siden {When(reason.Since, told)}. Snu kontakten eller magneten.",
        AlertKind.SensorFault => $"Sentralen melder: {reason.Detail}.",
        AlertKind.BedExit => Sentence($"ute av senga siden {When(reason.Since, told)}", reason.LastSeenAt is { } moved ? $"sist i bevegelse {When(moved, told)}" : null, $"nå {When(reason.At, told)}", Learned(reason)),
        AlertKind.RestlessNight => Sentence(
            reason.Detail switch
            {
                "bathroom" => $"{Number(reason.Value, Culture)} besøk på badet i natt",
                "bed" => $"ute av senga {Number(reason.Value, Culture)} ganger i natt",
                _ => $"i bevegelse {Number(reason.Value, Culture)} ganger i natt",
            },
            reason.Limit is { } usual ? $"vanligvis {Number(usual, Culture)}" : null, Learned(reason)),
        AlertKind.BackEarly => Sentence(
            $"det er tegn til liv i hjemmet siden {When(reason.Since, told)}", $"men det er på pause til {When(reason.UsuallyBy, told)}") + " Ring og spør. Er noen hjemme, avslutt pausen på hjemmets side.",
        AlertKind.SensorUnlikely => $"{reason.Detail} har ikke sett noen komme siden {When(reason.Since, told)}. Ellers ser den noen i {Number(reason.Value, Culture)} timer av døgnet.",
        AlertKind.BatteryLow => $"{Number(reason.Value, Culture)} % igjen.",
        AlertKind.MainsLost => Sentence($"uten strøm siden {When(reason.Since, told)}", reason.Value is { } left ? $"batteri {Number(left, Culture)} %" : null),
        AlertKind.SequenceHole => reason.Detail is { } gone && gone.StartsWith("alarm ", StringComparison.Ordinal)
            ? $"Her mangler alarmer som ingen kan sende lenger, kanskje rop om hjelp. Spør i hjemmet. Nummer {gone[6..]}."
            : $"Mangler: {reason.Detail}.",
        AlertKind.NumberReused => $"Nummer {reason.Detail} kom to ganger med ulikt innhold.",
        AlertKind.ClockWrong => reason.Value is { } off
            ? $"Klokka går {Duration(off * 60, "d", "t")} {(reason.Detail == "ahead" ? "foran" : "etter")}."
            : reason.Detail == "ahead" ? "Den daterer meldinger i framtiden." : "Den daterer meldinger til før den ble tatt i bruk.",
        AlertKind.ServiceClock => $"{Duration(reason.Value, "d", "t")} {(reason.Value < 0 ? "tilbake" : "fram")}, fra {When(reason.Since, told)} til {When(reason.At, told)}. Det som venter, venter like lenge som før. Se etter at serveren har riktig tid.",
        AlertKind.TestMissing => $"Ingen prøvealarm på {Number(reason.Limit, Culture)} døgn.",
        AlertKind.AlarmUnread => "Det kom en alarm, men den kunne ikke leses. Ring personen nå. Dra dit hvis ingen svarer.",
        AlertKind.PartFailed => $"«{reason.Detail}». Resten virker. Meld fra til driften.",
        _ => null,
    };

    public override string IsCommon(AlertKind kind, Reason reason, int homes, Told told)
        => $"{Number(reason.Value, Culture)} hjem har mistet {(kind == AlertKind.ManyWithoutMains ? "strømmen" : "kontakten")} siden {When(reason.Since, told)}. {Number(homes, Culture)} av dem er ikke tilbake.";

    public override string WasCommon(AlertKind kind, Reason reason, Told told) => $"{Number(reason.Value, Culture)} hjem {Lost(kind)} {Clock(reason.Since, told)}–{Clock(reason.At, told)}";

    private static string Lost(AlertKind kind) => kind == AlertKind.ManyWithoutMains ? "var uten strøm" : "hadde ikke kontakt";

    public override string Name(string rule) => rule switch
    {
        "help-call" => "Ber om hjelp",
        "fall" => "Fall i hjemmet",
        "smoke-alarm" => "Røykvarsler",
        "co-alarm" => "CO-varsler",
        "leak-alarm" => "Vannlekkasje",
        "freezing" => "Farlig kaldt",
        "night-door" => "Dør åpnet om natten",
        "inactivity" => "Ikke oppe, og ingen aktivitet",
        "bathroom-stay" => "Uvanlig lenge på badet",
        "not-back" => "Ikke kommet hjem",
        "contact-wish" => "Vil bli oppringt",
        "door-left-open" => "Dør står åpen",
        "cold" => "For kaldt",
        "hot" => "For varmt",
        "measurement" => "Måling ikke tatt",
        "no-contact" => "Ingen kontakt med sentralen i hjemmet",
        "sequence-hole" => "Meldinger mangler",
        "number-reused" => "Sentralen har mistet tellingen",
        "tamper" => "Åpnet eller tuklet med",
        "mains-lost" => "Strømbrudd",
        "battery-low" => "Lite batteri",
        "sensor-silent" => "Føler er taus",
        "contact-inverted" => "Dørkontakt står omvendt",
        "sensor-fault" => "Feil på føler",
        "bed-exit" => "Ute av senga om natten",
        "restless-night" => "Urolig natt",
        "back-early" => "Kommet hjem før tiden",
        "sensor-rate" => "Føler ser ikke lenger noen",
        "clock-wrong" => "Klokka i sentralen går feil",
        "test-alarm" => "Månedlig prøvealarm",
        _ => rule,
    };

    public override string Limit(string rule, string limit) => limit switch
    {
        "open-for" => "åpen i",
        "away-for" => "borte i",
        "stay" => "lengste opphold",
        "cold" => "kaldt under",
        "very-cold" => "svært kaldt under",
        "cold-for" => "kaldt i",
        "cool" => "kjølig soverom, ned til",
        "nearly-empty" => "nesten tomt ved",
        "very-cold-for" => "svært kaldt i",
        "hot" => "varmt over",
        "very-hot" => "svært varmt over",
        "hot-for" => "varmt i",
        "very-hot-for" => "svært varmt i",
        "freezing" => "på eller under",
        "freezing-for" => "i",
        "grace" => "ventetid etter klokkeslettet",
        "shut-below" => "lukket mindre enn",
        "silent-for" => "taus i",
        "low" => "lite ved",
        "charged" => "ladet ved",
        "lost-for" => "uten strøm i",
        "every" => "minst hvert",
        "out-for" => "ute av senga i",
        "visits" => "besøk eller turer som er uvanlig mange",
        "false-alarms" => "falske varsler som godtas",
        "latest" => "stillhet i høyst",
        _ => limit,
    };

    public override string? Learns(string rule) => rule switch
    {
        "inactivity" => "Faste grenser til en uke er lært; deretter det som er vanlig for personen.",
        "bathroom-stay" => "Fast grense på 60 minutter til 30 besøk er lært; deretter personens egne besøk, mellom 30 minutter og to timer. En grense som settes her, gjelder som den er.",
        "bed-exit" => "Fast grense på 30 minutter til 30 turer ut av senga er lært; deretter personens egne netter, mellom 20 og 45 minutter. En grense som settes her, gjelder som den er.",
        "restless-night" => "Fast grense til sju netter er lært; deretter personens siste 14 netter.",
        "sensor-rate" => "Hvor ofte føleren ellers ser noen, læres over en uke.",
        _ => null,
    };

    public override string Unit(string unit) => unit switch { "h" => "t", "d" => "døgn", "/night" => "i natta", "/week" => "i uka", _ => unit };

    public override string Pause(PauseReason reason) => reason switch
    {
        PauseReason.Hospital => "På sykehus",
        PauseReason.Holiday => "På ferie",
        PauseReason.Technician => "Tekniker på stedet",
        _ => "Annen grunn",
    };

    public override string Kind(PointKind kind) => kind switch
    {
        PointKind.Button => "hjelpeknapp",
        PointKind.Cord => "trekksnor",
        PointKind.Pendant => "smykke med hjelpeknapp",
        PointKind.Call => "knapp, snor eller smykke (velg hvilken)",
        PointKind.Radar => "radarføler",
        PointKind.Motion => "bevegelsesføler",
        PointKind.Occupancy => "stol eller matte",
        PointKind.Bed => "seng",
        PointKind.EntranceDoor => "ytterdør",
        PointKind.Door => "innerdør",
        PointKind.Air => "romføler",
        PointKind.Smoke => "røykvarsler",
        PointKind.Co => "CO-varsler",
        PointKind.Leak => "lekkasjeføler",
        PointKind.Instrument => "måleapparat",
        PointKind.Wearable => "fallføler på kroppen",
        _ => kind.ToString(),
    };

    public override string HowToHear(PointKind? kind) => kind switch
    {
        PointKind.Cord => "Kjør selvtesten under. Å trekke i den er en alarm, og den kan ikke avlyses med snora.",
        PointKind.Button or PointKind.Pendant or PointKind.Call => "Kjør selvtesten under. Å trykke på den er det siste steget: det er en alarm.",
        PointKind.Smoke or PointKind.Co => "Hold inne testknappen på varsleren til den piper. Det er en alarm: avtal med den som har vakt.",
        PointKind.Leak => "Legg en våt klut over kontaktene til varselet kommer. Det er en alarm: avtal med den som har vakt.",
        PointKind.Motion => "Gå forbi den, eller kjør selvtesten under.",
        PointKind.Door or PointKind.EntranceDoor => "Åpne og lukk den, eller kjør selvtesten under.",
        PointKind.Occupancy or PointKind.Bed => "Sett eller legg deg på den, eller kjør selvtesten under.",
        PointKind.Radar => "Gå inn i rommet og ut igjen; det kan ta halvannet minutt før sentralen sier at den ikke svarer.",
        _ => "Den melder seg selv innen et par minutter; eller kjør selvtesten under.",
    };

    public override string Measure(string measure) => measure switch
    {
        "bp" => "Blodtrykk",
        "spo2" => "Oksygenmetning",
        "temp" => "Kroppstemperatur",
        "weight" => "Vekt",
        "pulse" => "Pulsslag",
        _ => measure,
    };

    public override string RaisedInPause(string reason) => $"Reglene var på pause da dette skjedde: {reason}.";
    public override string ClearedAt(string when) => $"Gikk over av seg selv kl. {when}.";

    public override string Homes => "Hjem";
    public override string HomesLead => "Hva som blir passet på i hvert hjem, og når det er pause.";
    public override string NoHomes => "Det er ingen hjem ennå.";
    public override string Rules => "Regler";
    public override string RulesLead => "Tomme grenser har verdien som vises. Hver endring blir stående i hjemmets historikk med navnet ditt.";
    public override string On => "På";
    public override string Off => "Av";
    public override string AlwaysOn => "Alltid på";
    public override string Save => "Lagre";
    public override string Saved => "Lagret.";
    public override string NotSaved => "Ikke lagret:";
    public override string ChangedMeanwhile => "Noen andre har endret hjemmets plan etter at du åpnet den. Det du skrev, står i feltene; der noe annet er lagret, står det under. Se over, og lagre på nytt.";
    public override string StoredNow(string value) => $"Lagret nå: {value}";
    public override string QuietHours => "Stille timer";
    public override string From => "Fra";
    public override string To => "Til";
    public override string BackBy => "Hjemme hver dag innen (kan stå tom)";
    public override string Points => "Følere";
    public override string PointsLead => "Hvilke dører som fører ut, avgjør hvilke regler som kan virke.";
    public override string WhatItIs => "Hva den er";
    public override string Room => "Rom";
    public override string NoPoints => "Ingen har sagt hvilke følere som finnes. Regler om dører, bevegelse og rom kan ikke virke før det.";
    public override string NeverHeard => "aldri hørt";
    public override string LastHeard(string time) => $"sist hørt {time}";
    public override string Pauses => "Pauser";
    public override string PausesLead => "I en pause blir alt lagret og merket og ringer ikke; kritiske varsler ringer om du ikke sier noe annet. Den tar slutt av seg selv.";
    public override string NoPauses => "Ingen pause er planlagt.";
    public override string AddPause => "Legg til en pause";
    public override string EndPause => "Avslutt nå";
    public override string Reason => "Grunn";
    public override string CriticalToo => "Heller ikke fall og rop om hjelp skal ringe";
    public override string PausedUntil(string time) => $"Pause til {time}";
    public override string NotATime(string entered) => $"«{entered}» er ikke et tidspunkt. Skriv det som 2026-01-31 14:30.";
    public override string NotANumber(string entered, string limit) => $"«{entered}» er ikke et tall for «{limit}».";
    public override string NextDeadline(string time) => $"neste frist {time}";
    public override string Standing => "pågår nå";

    private static string? Seen(Reason reason, Told told)
        => reason.LastSeenAt is { } at ? told.Words.Place(reason.Room) is { } where ? $"sist sett {where} {Clock(at, told)}" : $"sist sett {Clock(at, told)}" : null;

    private static string? Learned(Reason reason)
        => reason.FixedLimits ? "en vanlig grense, siden for lite er kjent ennå" : reason.LearnedDays is { } days ? $"lært av {days} døgn" : null;
}
