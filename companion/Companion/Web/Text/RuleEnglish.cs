using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>The rules in English.</summary>
public sealed class RuleEnglish : RuleWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public override string? Happened(AlertKind kind) => kind switch
    {
        AlertKind.Smoke => "Smoke alarm",
        AlertKind.Co => "CO alarm",
        AlertKind.Leak => "Water leak",
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
        AlertKind.ContactInverted => "Door contact is inverted",
        AlertKind.SensorFault => "Sensor fault",
        AlertKind.BatteryLow => "Battery low",
        AlertKind.MainsLost => "Power cut",
        AlertKind.Tamper => "Opened or tampered with",
        AlertKind.SequenceHole => "Records are missing",
        AlertKind.NumberReused => "Gateway has lost count",
        AlertKind.ClockWrong => "Gateway's clock is wrong",
        AlertKind.TestMissing => "Monthly test alarm missing",
        AlertKind.AlarmUnread => "Alarm that could not be read",
        AlertKind.PartFailed => "A part of Hjemvakt does not work",
        AlertKind.BedExit => "Out of bed at night",
        AlertKind.RestlessNight => "Restless night",
        AlertKind.BackEarly => "Back home early?",
        AlertKind.SensorUnlikely => "Sensor no longer sees anybody",
        AlertKind.ManyWithoutContact => "Many homes without contact at once",
        AlertKind.ManyWithoutMains => "Many homes without mains at once",
        AlertKind.ServiceClock => "The server's clock jumped",
        _ => null,
    };

    public override string? Why(AlertKind kind, Reason reason, Told told) => kind switch
    {
        AlertKind.Fall => Lines(
            reason.Detail switch { "presence" => "The sensor still sees somebody there.", "no-presence" => "The sensor sees nobody there now.", _ => null },
            reason.Value is { } before ? $"{Number(before, Culture)} falls that this sensor told of here around this time were false. Check all the same." : null),
        AlertKind.Smoke => "Call the person now: get out and close the doors. Call 110 if there is a fire or nobody answers.",
        AlertKind.Co => "Call the person now: out into fresh air. Call 113 for headache or nausea, 110 if nobody answers.",
        AlertKind.Leak => "Call the person now: has something happened, and can the tap be turned off? Send somebody if nobody answers.",
        AlertKind.DoorAtNight => $"Opened {When(reason.Since, told)}, in the quiet hours {reason.Detail}.",
        AlertKind.DoorLeftOpen => $"Open since {Clock(reason.Since, told)}.",
        AlertKind.NotBack => Sentence($"left {When(reason.Since, told)}", reason.UsuallyBy is { } by ? $"{(reason.LearnedDays is null ? "expected" : "usually back")} by {Clock(by, told)}" : null,
            $"now {Clock(reason.At, told)}", reason.LearnedDays is null ? null : Learned(reason)),
        AlertKind.NotUp => Sentence($"usually up by {Clock(reason.UsuallyBy, told)}", $"now {Clock(reason.At, told)}", Seen(reason, told), Learned(reason)),
        AlertKind.Inactive => Sentence(
            reason.UsuallyBy is { } usual ? $"usually heard of by {Clock(usual, told)}" : null, $"now {Clock(reason.At, told)}", Seen(reason, told), Learned(reason)),
        AlertKind.LongBathroom => Sentence($"since {Clock(reason.Since, told)}", $"now {Clock(reason.At, told)}", $"the limit is {Number(reason.Limit, Culture)} minutes", Learned(reason)),
        AlertKind.Cold or AlertKind.Hot or AlertKind.Freezing => Sentence(
            $"{Number(reason.Value, Culture)} °C", $"the limit is {Number(reason.Limit, Culture)} °C", $"so since {Clock(reason.Since, told)}"),
        AlertKind.MeasurementMissing => $"{Measure(reason.Detail ?? "")} was to be taken by {Clock(reason.UsuallyBy, told)}.",
        AlertKind.NoContact => $"Last heard {When(reason.Since, told)}.",
        AlertKind.SensorSilent => $"{reason.Detail} was last heard {When(reason.Since, told)}.",
        AlertKind.ContactInverted => $"{reason.Detail} was shut for only {Number(reason.Value, Culture)} minutes since {Clock(reason.Since, told)}. Turn the contact or the magnet round.",
        AlertKind.SensorFault => $"The gateway says: {reason.Detail}.",
        AlertKind.BedExit => Sentence($"out of bed since {Clock(reason.Since, told)}", reason.LastSeenAt is { } moved ? $"last moved {Clock(moved, told)}" : null, $"now {Clock(reason.At, told)}", Learned(reason)),
        AlertKind.RestlessNight => Sentence(
            reason.Detail switch
            {
                "bathroom" => $"{Number(reason.Value, Culture)} visits to the bathroom last night",
                "bed" => $"out of bed {Number(reason.Value, Culture)} times last night",
                _ => $"moving {Number(reason.Value, Culture)} times last night",
            },
            reason.Limit is { } usual ? $"usually {Number(usual, Culture)}" : null, Learned(reason)),
        AlertKind.BackEarly => Sentence(
            $"there are signs of life in the home since {Clock(reason.Since, told)}", $"but it is paused until {Clock(reason.UsuallyBy, told)}") + " Call and ask. If somebody is home, end the pause on the home's page.",
        AlertKind.SensorUnlikely => $"{reason.Detail} has seen nobody come since {Clock(reason.Since, told)}. It usually sees somebody in {Number(reason.Value, Culture)} hours of a day.",
        AlertKind.BatteryLow => $"{Number(reason.Value, Culture)}% left.",
        AlertKind.MainsLost => Sentence($"without mains since {Clock(reason.Since, told)}", reason.Value is { } left ? $"battery {Number(left, Culture)}%" : null),
        AlertKind.SequenceHole => reason.Detail is { } gone && gone.StartsWith("alarm ", StringComparison.Ordinal)
            ? $"Alarms that nobody can send any more are missing here, calls for help perhaps among them. Ask the home. Numbers {gone[6..]}."
            : $"Missing: {reason.Detail}.",
        AlertKind.NumberReused => $"Number {reason.Detail} came twice with different content.",
        AlertKind.ClockWrong => reason.Value is { } off
            ? $"Its clock is {Duration(off * 60, "d", "h")} {(reason.Detail == "ahead" ? "ahead" : "behind")}."
            : reason.Detail == "ahead" ? "It dates records in the future." : "It dates records before it was enrolled.",
        AlertKind.ServiceClock => $"{Duration(reason.Value, "d", "h")} {(reason.Value < 0 ? "back" : "forward")}, from {Clock(reason.Since, told)} to {Clock(reason.At, told)}. What waits goes on waiting for as long as before. See that the server has the right time.",
        AlertKind.TestMissing => $"No test alarm for {Number(reason.Limit, Culture)} days.",
        AlertKind.AlarmUnread => "An alarm came, but it could not be read. Call the person now. Go there if nobody answers.",
        AlertKind.PartFailed => $"'{reason.Detail}'. The rest works. Tell whoever runs the service.",
        _ => null,
    };

    public override string IsCommon(AlertKind kind, Reason reason, int homes, Told told)
        => $"{Number(reason.Value, Culture)} homes have lost {(kind == AlertKind.ManyWithoutMains ? "mains power" : "contact")} since {Clock(reason.Since, told)}. {Number(homes, Culture)} of them are not back.";

    public override string WasCommon(AlertKind kind, Reason reason, Told told) => $"{Number(reason.Value, Culture)} homes {Lost(kind)} {Clock(reason.Since, told)}–{Clock(reason.At, told)}";

    private static string Lost(AlertKind kind) => kind == AlertKind.ManyWithoutMains ? "were without mains" : "had no contact";

    public override string Name(string rule) => rule switch
    {
        "help-call" => "Call for help",
        "fall" => "Fall",
        "smoke-alarm" => "Smoke alarm",
        "co-alarm" => "CO alarm",
        "leak-alarm" => "Water leak",
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
        "contact-inverted" => "Door contact is inverted",
        "sensor-fault" => "Sensor fault",
        "bed-exit" => "Out of bed at night",
        "restless-night" => "Restless night",
        "back-early" => "Back home early",
        "sensor-rate" => "Sensor no longer sees anybody",
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
        "cool" => "cool bedroom, down to",
        "nearly-empty" => "nearly empty at",
        "very-cold-for" => "very cold for",
        "hot" => "hot above",
        "very-hot" => "very hot above",
        "hot-for" => "hot for",
        "very-hot-for" => "very hot for",
        "freezing" => "at or below",
        "freezing-for" => "for",
        "grace" => "wait after the time",
        "shut-below" => "shut for less than",
        "silent-for" => "silent for",
        "low" => "low at",
        "charged" => "charged at",
        "lost-for" => "without mains for",
        "every" => "at least every",
        "out-for" => "out of bed for",
        "visits" => "visits or exits that are unusually many",
        "false-alarms" => "false alarms accepted",
        "latest" => "silence at most",
        _ => limit,
    };

    public override string? Learns(string rule) => rule switch
    {
        "inactivity" => "Fixed limits until a week has been learned; then what is usual for the person.",
        "bathroom-stay" => "A fixed limit of 60 minutes until 30 visits have been learned; then the person's own visits, between 30 minutes and two hours. A limit that is set here holds as it is.",
        "bed-exit" => "A fixed limit of 30 minutes until 30 exits have been learned; then the person's own nights, between 20 and 45 minutes. A limit that is set here holds as it is.",
        "restless-night" => "A fixed limit until seven nights have been learned; then the person's last 14 nights.",
        "sensor-rate" => "How often the sensor usually sees somebody is learned over a week.",
        _ => null,
    };

    public override string Unit(string unit) => unit switch { "d" => "days", "/night" => "a night", "/week" => "a week", _ => unit };

    public override string Pause(PauseReason reason) => reason switch
    {
        PauseReason.Hospital => "In hospital",
        PauseReason.Holiday => "On holiday",
        PauseReason.Technician => "Technician on site",
        _ => "Other reason",
    };

    public override string Kind(PointKind kind) => kind switch
    {
        PointKind.Button => "help button",
        PointKind.Cord => "pull cord",
        PointKind.Pendant => "help pendant",
        PointKind.Call => "button, cord or pendant (say which)",
        PointKind.Radar => "radar",
        PointKind.Motion => "motion sensor",
        PointKind.Occupancy => "chair or mat",
        PointKind.Bed => "bed",
        PointKind.EntranceDoor => "outer door",
        PointKind.Door => "inner door",
        PointKind.Air => "room sensor",
        PointKind.Smoke => "smoke alarm",
        PointKind.Co => "CO alarm",
        PointKind.Leak => "leak sensor",
        PointKind.Instrument => "instrument",
        PointKind.Wearable => "worn fall sensor",
        _ => kind.ToString(),
    };

    public override string HowToHear(PointKind? kind) => kind switch
    {
        PointKind.Cord => "Run the self-test below. Pulling it is an alarm, and the cord cannot take it back.",
        PointKind.Button or PointKind.Pendant or PointKind.Call => "Run the self-test below. Pressing it is the last step: that is an alarm.",
        PointKind.Smoke or PointKind.Co => "Hold the test button of the alarm until it sounds. That is an alarm: agree with who is on call.",
        PointKind.Leak => "Lay a wet cloth across its contacts until the alert comes. That is an alarm: agree with who is on call.",
        PointKind.Motion => "Walk past it, or run the self-test below.",
        PointKind.Door or PointKind.EntranceDoor => "Open and close it, or run the self-test below.",
        PointKind.Occupancy or PointKind.Bed => "Sit or lie on it, or run the self-test below.",
        PointKind.Radar => "Walk into its room and out again; it may take a minute and a half to say that it does not answer.",
        _ => "It tells of itself within a minute or two; or run the self-test below.",
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
    public override string ClearedAt(string when) => $"Ended by itself at {when}.";

    public override string Homes => "Homes";
    public override string HomesLead => "What is watched in each home, and when it pauses.";
    public override string NoHomes => "There are no homes yet.";
    public override string Rules => "Rules";
    public override string RulesLead => "Empty limits have the value shown. Every change is kept in the home's history with your name.";
    public override string On => "On";
    public override string Off => "Off";
    public override string AlwaysOn => "Always on";
    public override string Save => "Save";
    public override string Saved => "Saved.";
    public override string NotSaved => "Not saved:";
    public override string ChangedMeanwhile => "Somebody else has changed this home's plan since you opened it. What you typed is in the fields; where something else is stored, it stands below. Look it over and save again.";
    public override string StoredNow(string value) => $"Stored now: {value}";
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

    private static string? Seen(Reason reason, Told told)
        => reason.LastSeenAt is { } at ? told.Words.Place(reason.Room) is { } where ? $"last seen {where} {Clock(at, told)}" : $"last seen {Clock(at, told)}" : null;

    private static string? Learned(Reason reason)
        => reason.FixedLimits ? "a usual limit, since too little is known yet" : reason.LearnedDays is { } days ? $"learned from {days} days" : null;
}
