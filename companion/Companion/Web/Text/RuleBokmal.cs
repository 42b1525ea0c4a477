using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The rules in bokmål.</summary>
public sealed class RuleBokmal : RuleWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nb-NO");

    public override string? Happened(AlertKind kind) => kind switch
    {
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
        AlertKind.SensorFault => "Feil på føler",
        AlertKind.BatteryLow => "Lite batteri",
        AlertKind.MainsLost => "Strømbrudd",
        AlertKind.Tamper => "Åpnet eller tuklet med",
        AlertKind.SequenceHole => "Meldinger mangler",
        AlertKind.NumberReused => "Sentralen har mistet tellingen",
        AlertKind.ClockWrong => "Klokka i sentralen går feil",
        AlertKind.TestMissing => "Månedlig prøvealarm mangler",
        _ => null,
    };

    public override string? Why(AlertKind kind, Reason reason, Func<string?, string?> place) => kind switch
    {
        AlertKind.Fall => reason.Detail switch
        {
            "presence" => "Føleren ser fremdeles noen der.",
            "no-presence" => "Føleren ser ingen der nå.",
            _ => null,
        },
        AlertKind.DoorAtNight => $"Åpnet kl. {Clock(reason.Since)}, i de stille timene {reason.Detail}.",
        AlertKind.DoorLeftOpen => $"Åpen siden kl. {Clock(reason.Since)}.",
        AlertKind.NotBack => Sentence($"gikk ut kl. {Clock(reason.Since)}", reason.UsuallyBy is { } by ? $"ventet hjem kl. {Clock(by)}" : null, $"nå kl. {Clock(reason.At)}"),
        AlertKind.NotUp => Sentence($"pleier å være oppe kl. {Clock(reason.UsuallyBy)}", $"nå kl. {Clock(reason.At)}", Seen(reason, place), Learned(reason)),
        AlertKind.Inactive => Sentence(
            reason.UsuallyBy is { } usual ? $"pleier å vise seg innen kl. {Clock(usual)}" : null, $"nå kl. {Clock(reason.At)}", Seen(reason, place), Learned(reason)),
        AlertKind.LongBathroom => $"Siden kl. {Clock(reason.Since)}, nå kl. {Clock(reason.At)}.",
        AlertKind.Cold or AlertKind.Hot or AlertKind.Freezing => Sentence(
            $"{Number(reason.Value, Culture)} °C", $"grensen er {Number(reason.Limit, Culture)} °C", $"slik siden kl. {Clock(reason.Since)}"),
        AlertKind.MeasurementMissing => $"{Measure(reason.Detail ?? "")} skulle vært målt innen kl. {Clock(reason.UsuallyBy)}.",
        AlertKind.NoContact => $"Sist hørt fra kl. {Clock(reason.Since)}.",
        AlertKind.SensorSilent => $"{reason.Detail} ble sist hørt kl. {Clock(reason.Since)}.",
        AlertKind.SensorFault => $"Sentralen melder: {reason.Detail}.",
        AlertKind.BatteryLow => $"{Number(reason.Value, Culture)} % igjen.",
        AlertKind.MainsLost => Sentence($"uten strøm siden kl. {Clock(reason.Since)}", reason.Value is { } left ? $"batteri {Number(left, Culture)} %" : null),
        AlertKind.SequenceHole => $"Mangler: {reason.Detail}.",
        AlertKind.NumberReused => $"Nummer {reason.Detail} kom to ganger med ulikt innhold.",
        AlertKind.ClockWrong => reason.Detail == "ahead" ? "Den daterer meldinger i framtiden." : "Den daterer meldinger til før den ble tatt i bruk.",
        AlertKind.TestMissing => $"Ingen prøvealarm på {Number(reason.Limit, Culture)} døgn.",
        _ => null,
    };

    public override string Name(string rule) => rule switch
    {
        "help-call" => "Ber om hjelp",
        "fall" => "Fall i hjemmet",
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
        "sensor-fault" => "Feil på føler",
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
        "very-cold-for" => "svært kaldt i",
        "hot" => "varmt over",
        "very-hot" => "svært varmt over",
        "hot-for" => "varmt i",
        "very-hot-for" => "svært varmt i",
        "freezing" => "på eller under",
        "freezing-for" => "i",
        "grace" => "ventetid etter klokkeslettet",
        "silent-for" => "taus i",
        "low" => "lite ved",
        "charged" => "ladet ved",
        "lost-for" => "uten strøm i",
        "every" => "minst hvert",
        "false-alarms" => "falske varsler som godtas",
        "latest" => "stillhet i høyst",
        _ => limit,
    };

    public override string Unit(string unit) => unit switch { "h" => "t", "d" => "døgn", "/week" => "i uka", _ => unit };

    public override string Pause(PauseReason reason) => reason switch
    {
        PauseReason.Hospital => "På sykehus",
        PauseReason.Holiday => "På ferie",
        PauseReason.Technician => "Tekniker på stedet",
        _ => "Annen grunn",
    };

    public override string Kind(PointKind kind) => kind switch
    {
        PointKind.Call => "knapp, snor eller smykke",
        PointKind.Radar => "radarføler",
        PointKind.Motion => "bevegelsesføler",
        PointKind.Occupancy => "seng, stol eller matte",
        PointKind.EntranceDoor => "ytterdør",
        PointKind.Door => "innerdør",
        PointKind.Air => "romføler",
        PointKind.Instrument => "måleapparat",
        _ => "fallføler på kroppen",
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
    public override string ClearedAt(string time) => $"Gikk over av seg selv kl. {time}.";

    public override string Homes => "Hjem";
    public override string HomesLead => "Hva som blir passet på i hvert hjem, og når det er pause.";
    public override string NoHomes => "Det er ingen hjem ennå.";
    public override string Rules => "Regler";
    public override string RulesLead => "Tomme grenser har verdien som vises. Hver endring blir stående i hjemmets historikk med navnet ditt.";
    public override string On => "På";
    public override string AlwaysOn => "Alltid på";
    public override string Save => "Lagre";
    public override string Saved => "Lagret.";
    public override string NotSaved => "Ikke lagret:";
    public override string ChangedMeanwhile => "Noen andre har endret hjemmets plan etter at du åpnet den. Se på verdiene og lagre på nytt.";
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

    private static string? Seen(Reason reason, Func<string?, string?> place)
        => reason.LastSeenAt is { } at ? place(reason.Room) is { } where ? $"sist sett {where} {Clock(at)}" : $"sist sett {Clock(at)}" : null;

    private static string? Learned(Reason reason)
        => reason.FixedLimits ? "fast grense, siden for lite er kjent ennå" : reason.LearnedDays is { } days ? $"lært av {days} døgn" : null;
}
