using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Who is on duty, in Norwegian bokmål.</summary>
public sealed class DutyBokmal : DutyWords
{
    public override string Title => "Vaktliste";
    public override string Now => "På vakt nå";
    public override string Line(DutyLine line) => line == DutyLine.First ? "Førstevakt" : "Bakvakt";
    public override string Nobody => "Ingen";
    public override string EverybodyInstead => "Ingen står på vakt: alle blir spurt.";
    public override string ComingDays => "De neste sju dagene";
    public override string Gap => "Ingen har vakten";
    public override string NoGaps => "Ingen hull de neste sju dagene.";
    public override string Gaps(int count) => count == 1 ? "1 hull i vaktlista de neste sju dagene." : $"{count} hull i vaktlista de neste sju dagene.";
    public override string NoRota => "Det er ikke lagt inn noen vaktliste. Alle som kan svare, blir spurt på vaktsiden.";
    public override string Unknown => "ukjent person";
    public override string Calendar => "Mine vakter i kalenderen";
    public override string RenewCalendar => "Lag ny adresse";
    public override string RenewCalendarHint => "Har adressen kommet på avveier? Lag en ny. Den gamle slutter å virke, og kalenderen din må få den nye.";
    public override string CalendarHint => "Legg adressen inn som abonnement i kalenderen din. Den som har adressen, ser vaktene dine.";

    public override string Take => "Ta en vakt, eller meld fra om fravær";
    public override string WhichLine => "Hvilken vakt";
    public override string Leaving => "Hvem går ut";
    public override string Whoever => "Den som har vakten";
    public override string Coming => "Hvem tar den";
    public override string NobodyComes => "Ingen ennå (gir hull)";
    public override string From => "Fra";
    public override string Until => "Til";
    public override string Save => "Lagre avtalen";
    public override string Swap => "Bytt to vakter";
    public override string OneDuty => "Den ene vakten";
    public override string OtherDuty => "Den andre vakten";
    public override string DoSwap => "Bytt";
    public override string Agreed => "Avtaler utenom turnusen";
    public override string NothingAgreed => "Ingen avtaler.";
    public override string TakeBack => "Ta tilbake";
    public override string Done => "Lagret.";
    public override string FillIn => "Fyll ut alle feltene, og send inn på nytt.";

    public override string Alerting => "Varsling";
    public override string Policies => "Slik varsles det";
    public override string Standard => "standard";
    public override string Asks(EscalationTarget target, string name) => target.Kind switch
    {
        TargetKind.FirstOnDuty => "førstevakt",
        TargetKind.SecondOnDuty => "bakvakt",
        TargetKind.Team => name.Length > 0 ? $"teamet {name}" : "hele teamet",
        TargetKind.TeamLead => "teamleder",
        TargetKind.Centre => $"responssenteret {name}",
        TargetKind.Everyone => "alle",
        _ => name,
    };

    public override string Over(string channels, bool allAtOnce) => allAtOnce ? $"{channels}, samtidig" : $"{channels}, én om gangen";
    public override string EveryChannel => "alle kanaler";
    public override string ThenWait(TimeSpan wait, int times, bool last) => last
        ? $"gjentas hvert {Text(wait)} til noen svarer"
        : times == 1 ? $"vent {Plain(wait)}" : $"{times} ganger, vent {Plain(wait)} hver gang";

    public override string Channels => "Kanaler";
    public override string NotSetUp => "Ikke satt opp";
    public override string Failing => "Virker ikke";
    public override string Works => "Virker";
    public override string NeverUsed => "Ikke brukt ennå";
    public override string LastSent(string time) => $"Sist sendt {time}";
    public override string LastFailed(string time, string error) => $"Feilet {time}: {error}";
    public override string Waiting(int count) => $"{count} venter";
    public override string Reach => "Slik nås du";
    public override string AlsoReached(string addresses) => $"Også: {addresses}. De står i planfilen og blir værende.";
    public override string BothLines => "Samme person på begge vakter: ingen står bak.";
    public override string ReachHint => "Den øverste prøves først. La et felt stå tomt for å ta kanalen bort.";
    public override string SaveReach => "Lagre";
    public override string ReachNobody => "Du nås bare på vaktsiden. Legg inn minst én adresse.";
    public override string In(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.Bokmal;
    }

    private static string Plain(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds:0} s" : time.TotalMinutes < 120 ? $"{time.TotalMinutes:0} min" : $"{time.TotalHours:0} t";

    public override string Trials => "Prøvemeldinger";
    public override string TrialsHint => "Send en til deg selv og se om den kommer fram. Det blir ikke noe varsel, og ingen andre får den.";
    public override string SendTrial => "Send meg en prøve";
    public override string TrialSaveFirst => "Lagre en adresse ovenfor, så kan den prøves her.";
    public override string TrialTo => "Ditt eget telefonnummer, e-postadresse eller emne";
    public override string TrialOver => "Kanal";
    public override string NothingToTry => "Ingen kanal er satt opp, så det er ingenting å prøve.";
    public override string Became(Trial trial, string asked, string ended)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return trial.Outcome switch
        {
            TrialOutcome.Underway => $"Sendt {asked}, tjenesten har ikke svart ennå.",
            TrialOutcome.Accepted => $"Tjenesten tok imot {ended}. Er den ikke hos deg innen ett minutt, ligger feilen mellom tjenesten og deg.",
            TrialOutcome.Refused => $"Ikke levert {ended}: {trial.Why}",
            _ => $"Sendt {asked}, og ingen vet hvordan det gikk. Send en ny.",
        };
    }

    private static string Text(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds:0}. sekund" : time.TotalMinutes < 120 ? $"{time.TotalMinutes:0}. minutt" : $"{time.TotalHours:0}. time";
}
