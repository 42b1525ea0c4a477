using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The rules in English.</summary>
public sealed class RuleEnglish : RuleWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public override string? Happened(AlertKind kind) => kind switch
    {
        AlertKind.DoorAtNight => "Door opened at night",
        AlertKind.DoorLeftOpen => "Door left open",
        AlertKind.NotBack => "Not back home",
        AlertKind.NotUp => "Not up this morning",
        AlertKind.Inactive => "No activity at home",
        AlertKind.LongBathroom => "Unusually long",
        AlertKind.Cold => "Too cold",
        AlertKind.Freezing => "Dangerously cold",
        AlertKind.Hot => "Too hot",
        AlertKind.MeasurementMissing => "Measurement not taken",
        AlertKind.ContactWish => "Wants to be called",
        AlertKind.NoContact => "No contact with the gateway",
        AlertKind.SensorSilent => "Sensor is silent",
        AlertKind.SensorFault => "Sensor fault",
        AlertKind.BatteryLow => "Battery low",
        AlertKind.MainsLost => "Power cut",
        AlertKind.Tamper => "Opened or tampered with",
        AlertKind.SequenceHole => "Records are missing",
        AlertKind.NumberReused => "Gateway has lost count",
        AlertKind.ClockWrong => "Gateway's clock is wrong",
        AlertKind.TestMissing => "Monthly test alarm missing",
        _ => null,
    };

    public override string? Why(AlertKind kind, Reason reason, Func<string?, string?> place) => kind switch
    {
        AlertKind.Fall => reason.Detail switch
        {
            "presence" => "The sensor still sees somebody there.",
            "no-presence" => "The sensor sees nobody there now.",
            _ => null,
        },
        AlertKind.DoorAtNight => $"Opened at {Clock(reason.Since)}, in the quiet hours {reason.Detail}.",
        AlertKind.DoorLeftOpen => $"Open since {Clock(reason.Since)}.",
        AlertKind.NotBack => Sentence($"left at {Clock(reason.Since)}", reason.UsuallyBy is { } by ? $"expected by {Clock(by)}" : null, $"now {Clock(reason.At)}"),
        AlertKind.NotUp => Sentence($"usually up by {Clock(reason.UsuallyBy)}", $"now {Clock(reason.At)}", Seen(reason, place), Learned(reason)),
        AlertKind.Inactive => Sentence(
            reason.UsuallyBy is { } usual ? $"usually heard of by {Clock(usual)}" : null, $"now {Clock(reason.At)}", Seen(reason, place), Learned(reason)),
        AlertKind.LongBathroom => $"Since {Clock(reason.Since)}, now {Clock(reason.At)}.",
        AlertKind.Cold or AlertKind.Hot or AlertKind.Freezing => Sentence(
            $"{Number(reason.Value, Culture)} °C", $"the limit is {Number(reason.Limit, Culture)} °C", $"so since {Clock(reason.Since)}"),
        AlertKind.MeasurementMissing => $"{Measure(reason.Detail ?? "")} was to be taken by {Clock(reason.UsuallyBy)}.",
        AlertKind.NoContact => $"Last heard at {Clock(reason.Since)}.",
        AlertKind.SensorSilent => $"{reason.Detail} was last heard at {Clock(reason.Since)}.",
        AlertKind.SensorFault => $"The gateway says: {reason.Detail}.",
        AlertKind.BatteryLow => $"{Number(reason.Value, Culture)}% left.",
        AlertKind.MainsLost => Sentence($"without mains since {Clock(reason.Since)}", reason.Value is { } left ? $"battery {Number(left, Culture)}%" : null),
        AlertKind.SequenceHole => $"Missing: {reason.Detail}.",
        AlertKind.NumberReused => $"Number {reason.Detail} came twice with different content.",
        AlertKind.ClockWrong => reason.Detail == "ahead" ? "It dates records in the future." : "It dates records before it was enrolled.",
        AlertKind.TestMissing => $"No test alarm for {Number(reason.Limit, Culture)} days.",
        _ => null,
    };

    public override string Name(string rule) => rule switch
    {
        "help-call" => "Call for help",
        "fall" => "Fall",
        "freezing" => "Dangerously cold",
        "night-door" => "Door opened at night",
        "inactivity" => "Not up, and no activity",
        "bathroom-stay" => "Unusually long in the bathroom",
        "not-back" => "Not back home",
        "contact-wish" => "Wants to be called",
        "door-left-open" => "Door left open",
        "cold" => "Too cold",
        "hot" => "Too hot",
        "measurement" => "Measurement not taken",
        "no-contact" => "No contact with the gateway",
        "sequence-hole" => "Records are missing",
        "number-reused" => "Gateway has lost count",
        "tamper" => "Opened or tampered with",
        "mains-lost" => "Power cut",
        "battery-low" => "Battery low",
        "sensor-silent" => "Sensor is silent",
        "sensor-fault" => "Sensor fault",
        "clock-wrong" => "Gateway's clock is wrong",
        "test-alarm" => "Monthly test alarm",
        _ => rule,
    };

    public override string Limit(string rule, string limit) => limit switch
    {
        "open-for" => "open for",
        "away-for" => "away for",
        "stay" => "longest stay",
        "cold" => "cold below",
        "very-cold" => "very cold below",
        "cold-for" => "cold for",
        "very-cold-for" => "very cold for",
        "hot" => "hot above",
        "very-hot" => "very hot above",
        "hot-for" => "hot for",
        "very-hot-for" => "very hot for",
        "freezing" => "at or below",
        "freezing-for" => "for",
        "grace" => "wait after the time",
        "silent-for" => "silent for",
        "low" => "low at",
        "charged" => "charged at",
        "lost-for" => "without mains for",
        "every" => "at least every",
        "false-alarms" => "false alarms accepted",
        "latest" => "silence at most",
        _ => limit,
    };

    public override string Unit(string unit) => unit switch { "d" => "days", "/week" => "a week", _ => unit };

    public override string Pause(PauseReason reason) => reason switch
    {
        PauseReason.Hospital => "In hospital",
        PauseReason.Holiday => "On holiday",
        PauseReason.Technician => "Technician on site",
        _ => "Other reason",
    };

    public override string Kind(PointKind kind) => kind switch
    {
        PointKind.Call => "button, cord or pendant",
        PointKind.Radar => "radar",
        PointKind.Motion => "motion sensor",
        PointKind.Occupancy => "bed, chair or mat",
        PointKind.EntranceDoor => "outer door",
        PointKind.Door => "inner door",
        PointKind.Air => "room sensor",
        PointKind.Instrument => "instrument",
        _ => "worn fall sensor",
    };

    public override string Measure(string measure) => measure switch
    {
        "bp" => "Blood pressure",
        "spo2" => "Oxygen saturation",
        "temp" => "Temperature",
        "weight" => "Weight",
        "pulse" => "Pulse",
        _ => measure,
    };

    public override string RaisedInPause(string reason) => $"The rules were paused when this happened: {reason}.";
    public override string ClearedAt(string time) => $"Ended by itself at {time}.";

    public override string Homes => "Homes";
    public override string HomesLead => "What is watched in each home, and when it pauses.";
    public override string NoHomes => "There are no homes yet.";
    public override string Rules => "Rules";
    public override string RulesLead => "Empty limits have the value shown. Every change is kept in the home's history with your name.";
    public override string On => "On";
    public override string AlwaysOn => "Always on";
    public override string Save => "Save";
    public override string Saved => "Saved.";
    public override string NotSaved => "Not saved:";
    public override string ChangedMeanwhile => "Somebody else has changed this home's plan since you opened it. Look at the values and save again.";
    public override string QuietHours => "Quiet hours";
    public override string From => "From";
    public override string To => "To";
    public override string BackBy => "Home each day by (may be empty)";
    public override string Points => "Sensors";
    public override string PointsLead => "Which doors lead out decides which rules can work.";
    public override string WhatItIs => "What it is";
    public override string Room => "Room";
    public override string NoPoints => "Nobody has said which sensors there are. Rules about doors, motion and rooms cannot work before that.";
    public override string NeverHeard => "never heard";
    public override string LastHeard(string time) => $"last heard {time}";
    public override string Pauses => "Pauses";
    public override string PausesLead => "In a pause everything is stored and marked and does not ring; critical alerts ring unless you say otherwise. It ends by itself.";
    public override string NoPauses => "No pause is planned.";
    public override string AddPause => "Add a pause";
    public override string EndPause => "End now";
    public override string Reason => "Reason";
    public override string CriticalToo => "Falls and calls for help shall not ring either";
    public override string PausedUntil(string time) => $"Paused until {time}";
    public override string NotATime(string entered) => $"'{entered}' is no time. Write it as 2026-01-31 14:30.";
    public override string NotANumber(string entered, string limit) => $"'{entered}' is no number for '{limit}'.";
    public override string NextDeadline(string time) => $"next deadline {time}";
    public override string Standing => "stands now";

    private static string? Seen(Reason reason, Func<string?, string?> place)
        => reason.LastSeenAt is { } at ? place(reason.Room) is { } where ? $"last seen {where} {Clock(at)}" : $"last seen {Clock(at)}" : null;

    private static string? Learned(Reason reason)
        => reason.FixedLimits ? "fixed limit, since too little is known yet" : reason.LearnedDays is { } days ? $"learned from {days} days" : null;
}
