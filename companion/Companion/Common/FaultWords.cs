using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Common;

/// <summary>The sentences of the faults that Safety finds, in both languages: what is wrong, and what to do about it.</summary>
public static class FaultWords
{
    private static readonly CultureInfo Nb = CultureInfo.GetCultureInfo("nb-NO"), En = CultureInfo.GetCultureInfo("en-GB");

    private static readonly FrozenDictionary<FaultCode, (string Bokmal, string English)> Texts = new Dictionary<FaultCode, (string, string)>
    {
        // On-call plans.
        [FaultCode.PersonTwice] = ("Personen «{0}» står to ganger. Behold én av dem.", "The person '{0}' is there twice. Keep one of them."),
        [FaultCode.TeamTwice] = ("Teamet «{0}» står to ganger. Behold én av dem.", "The team '{0}' is there twice. Keep one of them."),
        [FaultCode.RotaTwice] = ("Turnusen «{0}» står to ganger. Behold én av dem.", "The rota '{0}' is there twice. Keep one of them."),
        [FaultCode.PolicyTwice] = ("Varslingsplanen «{0}» står to ganger. Behold én av dem.", "The policy '{0}' is there twice. Keep one of them."),
        [FaultCode.PersonUnknown] = (
            "{0} viser til personen «{1}», som ikke finnes. Legg den inn, eller rett navnet.",
            "{0} names the person '{1}', which does not exist. Add it, or put the name right."),
        [FaultCode.TeamUnknown] = (
            "{0} viser til teamet «{1}», som ikke finnes. Legg den inn, eller rett navnet.",
            "{0} names the team '{1}', which does not exist. Add it, or put the name right."),
        [FaultCode.RotaUnknown] = (
            "{0} viser til turnusen «{1}», som ikke finnes. Legg den inn, eller rett navnet.",
            "{0} names the rota '{1}', which does not exist. Add it, or put the name right."),
        [FaultCode.PolicyUnknown] = (
            "{0} viser til varslingsplanen «{1}», som ikke finnes. Legg den inn, eller rett navnet.",
            "{0} names the policy '{1}', which does not exist. Add it, or put the name right."),
        [FaultCode.CentreUnknown] = (
            "{0} viser til responssenteret «{1}», som ikke finnes. Legg den inn, eller rett navnet.",
            "{0} names the response centre '{1}', which does not exist. Add it, or put the name right."),
        [FaultCode.HomeUnknown] = (
            "Planen nevner hjemmet «{0}», som ikke finnes. Legg hjemmet inn først, eller rett navnet.",
            "The plan names the home '{0}', which does not exist. Add the home first, or put the name right."),
        [FaultCode.HomeWithoutTeam] = (
            "Planen har flere team, og hjemmet «{0}» har ikke noe. Skriv det under homeTeams.",
            "The plan has several teams, and the home '{0}' has none. Write it under homeTeams."),
        [FaultCode.ServiceWithoutTeam] = (
            "Planen har flere team, og tjenestens egne varsler («{0}») har ikke noe. Skriv det under homeTeams.",
            "The plan has several teams, and the service's own alerts ('{0}') have none. Write it under homeTeams."),
        [FaultCode.PolicyWithoutSteps] = (
            "Varslingsplanen «{0}» har ingen trinn, så ingen ville bli varslet. Legg til minst ett trinn.",
            "The policy '{0}' has no steps, so nobody would be asked. Add at least one step."),
        [FaultCode.StepAsksNobody] = ("{0} varsler ingen. Si hvem det gjelder.", "{0} asks nobody. Say whom it asks."),
        [FaultCode.StepWaitsImpossibly] = (
            "{0} venter {1}. Velg en ventetid fra 15 sekunder til 24 timer.",
            "{0} waits {1}. Choose a wait from 15 seconds to 24 hours."),
        [FaultCode.StepTimes] = (
            "{0} skal gjentas {1} ganger. Velg fra 1 til {2}; det siste trinnet gjentas uansett.",
            "{0} is to come {1} times. Choose 1 to {2}; the last step repeats for ever anyway."),
        [FaultCode.StepWaitsTooLong] = (
            "{0} venter {1}, men planen brukes for {2} varsler. Velg høyst {3} minutter.",
            "{0} waits {1}, but the policy is used for {2} alerts. Choose at most {3} minutes."),
        // Rotas.
        [FaultCode.ZoneUnknown] = (
            "Turnusen «{0}»: «{1}» er ingen tidssone. Skriv for eksempel Europe/Oslo.",
            "The rota '{0}': '{1}' is no time zone. Write Europe/Oslo, for example."),
        [FaultCode.FirstMondayIsNone] = (
            "Turnusen «{0}» begynner {1}, som ikke er en mandag. Velg en mandag.",
            "The rota '{0}' begins on {1}, which is no Monday. Choose a Monday."),
        [FaultCode.RotaWeeks] = (
            "Turnusen «{0}» har {1} uker. Velg 1 til 52, og gi hver vakt en uke fra 0 til den siste.",
            "The rota '{0}' has {1} weeks. Choose 1 to 52, and give each shift a week from 0 to the last."),
        [FaultCode.ShiftOfUnknown] = (
            "Turnusen «{0}» gir vakter til «{1}», som ikke finnes. Legg personen inn, eller gi vakten til en annen.",
            "The rota '{0}' gives shifts to '{1}', who does not exist. Add the person, or give the shift to somebody else."),
        [FaultCode.AgreementWithUnknown] = (
            "Turnusen «{0}» har en avtale med «{1}», som ikke finnes. Legg personen inn, eller ta avtalen bort.",
            "The rota '{0}' has an agreement with '{1}', who does not exist. Add the person, or take the agreement out."),
        [FaultCode.AgreementTwice] = (
            "Turnusen «{0}» har to avtaler med id {1}. Behold én av dem.",
            "The rota '{0}' has two agreements with the id {1}. Keep one of them."),
        [FaultCode.AgreementMakesNoSense] = (
            "Turnusen «{0}»: avtalen fra {1} slutter før den begynner, eller sier ikke hvem den gjelder. Rett den, eller ta den bort.",
            "The rota '{0}': the agreement from {1} ends before it begins, or names nobody. Put it right, or take it out."),
        [FaultCode.RotaHoles] = (
            "Turnusen «{0}» har hull på {1}: {2}{3}. Gi noen disse timene.",
            "The rota '{0}' has holes on the {1} line: {2}{3}. Give somebody these hours."),
        [FaultCode.PersonOnBothLines] = (
            "Turnusen «{0}» har {1} på førstevakt og bakvakt samtidig ({2}), så ingen står bak. Gi en av vaktene til en annen.",
            "The rota '{0}' has {1} on both lines at once ({2}), so nobody stands behind. Give one of the shifts to somebody else."),
        [FaultCode.HandOverDoesNotExist] = (
            "Turnusen «{0}» skifter vakt {1} {2}, men {3} stilles klokka fram og det klokkeslettet finnes ikke. Velg et annet, for eksempel 04:00.",
            "The rota '{0}' hands over on {1} at {2}, but on {3} the clocks go forward and that time does not exist. Choose another, 04:00 for example."),
        // Agreements.
        [FaultCode.TimeDoesNotExist] = (
            "{0} finnes ikke: klokka stilles fram den natta. Velg et annet klokkeslett.",
            "{0} does not exist: the clocks go forward that night. Choose another time."),
        [FaultCode.DutyHasChanged] = (
            "Vakten finnes ikke lenger slik den ble vist. Last siden på nytt og velg igjen.",
            "The duty is no longer as it was shown. Reload the page and choose again."),
        [FaultCode.SwapOfOnePerson] = (
            "Begge vaktene er samme persons. Velg vaktene til to ulike personer.",
            "Both duties belong to the same person. Choose duties of two people."),
        [FaultCode.EndBeforeBegin] = ("Slutten er ikke etter begynnelsen. Rett tidspunktene.", "The end is not after the beginning. Put the times right."),
        [FaultCode.AgreementTime] = (
            "Velg en tid som ikke er over, høyst 60 dager lang og ikke mer enn et år fram.",
            "Choose a time that is not over, at most 60 days long and not more than a year ahead."),
        [FaultCode.AgreementOfNobody] = ("Si hvem som tar vakten, eller hvem som er borte.", "Say who takes the duty, or who is away."),
        [FaultCode.NotAColleague] = ("«{0}» er ikke blant kollegaene. Velg en som er det.", "'{0}' is not among the colleagues. Choose somebody who is."),
        [FaultCode.HasTheDutyAlready] = (
            "{0} har vakten i hele den tiden alt. Velg en annen tid eller en annen person.",
            "{0} has the duty for all of that time already. Choose another time or another person."),
        [FaultCode.TakesOverFromHerself] = (
            "Den som går og den som kommer er samme person. Velg to ulike.",
            "The one who leaves and the one who comes are the same person. Choose two people."),
        [FaultCode.HasNoDuty] = (
            "{0} har ingen vakt på {1} {2}–{3}, så avtalen ville ikke gjort noe. Velg en annen tid, eller «den som har vakten».",
            "{0} has no duty on the {1} line {2}–{3}, so the agreement would do nothing. Choose another time, or 'whoever has it'."),
        [FaultCode.HasTheDutyNoLonger] = (
            "{0} har ikke lenger vakten {1}–{2}: en annen avtale har tatt den. Velg «den som har vakten», eller ta den andre avtalen tilbake først.",
            "{0} no longer has the duty {1}–{2}: another agreement has taken it. Choose 'whoever has it', or take the other agreement back first."),
        [FaultCode.AgreementBuildsOnThis] = (
            "En avtale bygger på dette: {0} ville ikke lenger ha vakten på {1} {2}–{3}, som {4} skulle gi fra seg. Ta den avtalen tilbake først.",
            "An agreement builds on this: {0} would no longer have the duty on the {1} line {2}–{3}, which {4} was to hand over. Take that agreement back first."),
        // Plans of homes.
        [FaultCode.TooManyPauses] = (
            "Det er {0} pauser; {1} er det meste. Ta bort noen som er over.",
            "There are {0} pauses; {1} is the most. Take away some that are over."),
        [FaultCode.TooManyPoints] = ("Hjemmet har {0} følere; {1} er det meste.", "The home has {0} points; {1} is the most."),
        [FaultCode.PointTwice] = ("Føleren «{0}» står to ganger. Behold én av dem.", "The point '{0}' is there twice. Keep one of them."),
        [FaultCode.PointIncomplete] = (
            "Føleren «{0}» trenger et navn, en type og et rom på høyst {1} tegn.",
            "The point '{0}' needs an id, a kind and a room of at most {1} letters."),
        [FaultCode.QuietHours] = (
            "De stille timene må ha en begynnelse og en annen slutt, og vare høyst 18 timer. Skal døren ikke varsle om natten, slå av regelen i stedet.",
            "The quiet hours need a beginning and another end, and may last 18 hours. If the door is not to alert at night, turn the rule off instead."),
        [FaultCode.TooManyVisits] = ("Planen har {0} besøk, og kan ha {1}. Ta bort noen.", "The plan has {0} visits, and may have {1}. Take some away."),
        [FaultCode.VisitIncomplete] = (
            "Besøket fra {0} til {1} trenger en begynnelse, en annen slutt, høyst {2} timer imellom og et ord på høyst {3} tegn for hvem som kommer.",
            "The visit from {0} to {1} needs a beginning, another end, at most {2} hours between them and a word of at most {3} letters for who comes."),
        [FaultCode.RoomWithoutPoint] = (
            "Rommet «{0}» har en bruk, men ingen føler. Rett navnet, eller ta det bort.", "The room '{0}' has a purpose, but no point is in it. Put the name right, or take it away."),
        [FaultCode.MeasurementUnknown] = ("Målingen «{0}» finnes ikke. Velg {1}.", "There is no measurement '{0}'. Choose {1}."),
        [FaultCode.MeasurementTwice] = ("Målingen «{0}» står to ganger. Behold én av dem.", "The measurement '{0}' is there twice. Keep one of them."),
        [FaultCode.RuleUnknown] = ("Regelen «{0}» finnes ikke. Rett navnet.", "There is no rule '{0}'. Put the name right."),
        [FaultCode.RuleIsAlwaysOn] = (
            "Regelen «{0}» kan ikke slås av, for da ville ingen få vite noe. Sett hjemmet på pause til et tidspunkt i stedet.",
            "The rule '{0}' cannot be turned off, for nobody would ever know. Pause the home until a time instead."),
        [FaultCode.LimitUnknown] = ("Regelen «{0}» har ingen grense «{1}». {2}", "The rule '{0}' has no limit '{1}'. {2}"),
        [FaultCode.LimitOutOfRange] = (
            "Grensen «{0}» i regelen «{1}» er {2}. Velg fra {3} til {4} {5}.",
            "The limit '{0}' of the rule '{1}' is {2}. Choose from {3} to {4} {5}."),
        [FaultCode.LimitsCross] = (
            "I regelen «{0}» må grensen «{1}» være mindre enn «{2}».",
            "In the rule '{0}' the limit '{1}' must be less than '{2}'."),
        [FaultCode.PauseEndsBeforeItBegins] = (
            "Pausen slutter før den begynner. Velg et senere sluttidspunkt.",
            "The pause ends before it begins. Choose a later end."),
        [FaultCode.PauseTooLong] = (
            "Pausen varer i mer enn ett år. Velg et tidligere sluttidspunkt; den kan forlenges.",
            "The pause lasts for more than a year. Choose an earlier end; it can be made longer."),
        [FaultCode.TimeIsSkipped] = (
            "Klokkeslettet {0} finnes ikke: klokken stilles fram den natten. Velg {1} eller senere.",
            "The time {0} does not exist: the clock is put forward that night. Choose {1} or later."),
        // Replays.
        [FaultCode.ReplayOfNoTime] = ("Sluttdagen er før startdagen, eller dagene er ikke kommet ennå.", "The days end before they begin, or have not come yet."),
        [FaultCode.ReplayTooLong] = ("Velg høyst {0} dager.", "Choose at most {0} days."),
        [FaultCode.ReplayTooMuch] = (
            "Det er {0} meldinger fra disse dagene, og høyst {1} kan spilles av. Velg færre dager.",
            "There are {0} records from these days, and at most {1} can be played. Choose fewer days."),
        [FaultCode.ReplayBusy] = ("Noen andre sammenligner akkurat nå. Prøv igjen om litt.", "Somebody else is comparing just now. Try again in a moment."),
        // Parts of sentences.
        [FaultCode.InHome] = ("Hjemmet {0}", "Home {0}"),
        [FaultCode.InTeam] = ("Teamet «{0}»", "Team '{0}'"),
        [FaultCode.InStep] = ("Trinn {0} i «{1}»", "Step {0} of '{1}'"),
        [FaultCode.Hours] = ("{0} {1}–{2} {3}", "{0} {1}–{2} {3}"),
        [FaultCode.HoursOfWeek] = ("uke {0} {1} {2}–{3} {4}", "week {0} {1} {2}–{3} {4}"),
        [FaultCode.AndMore] = ("; og {0} til", "; and {0} more"),
        [FaultCode.HasLimits] = ("Den har {0}.", "It has {0}."),
        [FaultCode.HasNoLimits] = ("Den har ingen.", "It has none."),
    }.ToFrozenDictionary();

    /// <summary>A fault in words.</summary>
    /// <param name="nameOf">What the reader calls a value; null where that is its id. Without it all go by their ids, as in a plan's file.</param>
    public static Sentence InWords(this Fault fault, Func<object, string?>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new Sentence(Text(fault, english: false, nameOf), Text(fault, english: true, nameOf));
    }

    /// <summary>Faults in words, in the same order.</summary>
    public static ImmutableArray<Sentence> InWords(this ImmutableArray<Fault> faults) => [.. faults.Select(fault => fault.InWords())];

    private static string Text(Fault fault, bool english, Func<object, string?>? nameOf)
    {
        if (fault.Code == FaultCode.List)
        {
            return string.Join("; ", fault.Values.Select(value => Text(value, english, nameOf)));
        }

        var (bokmal, other) = Texts[fault.Code];
        return string.Format(CultureInfo.InvariantCulture, english ? other : bokmal, [.. fault.Values.Select(value => Text(value, english, nameOf))]);
    }

    private static object Text(object value, bool english, Func<object, string?>? nameOf) => nameOf?.Invoke(value) ?? value switch
    {
        Fault part => Text(part, english, nameOf),
        DutyLine line => (line, english) switch { (DutyLine.First, false) => "førstevakt", (_, false) => "bakvakt", (DutyLine.First, true) => "first", _ => "second" },
        Safety.Alerts.Severity severity => (severity, english) switch { (Safety.Alerts.Severity.Critical, false) => "kritiske", (_, false) => "alvorlige", (Safety.Alerts.Severity.Critical, true) => "critical", _ => "serious" },
        DayOfWeek day => (english ? En : Nb).DateTimeFormat.GetDayName(day),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => value,
    };
}
