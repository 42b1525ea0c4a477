using Hjemvakt.Safety.Replays;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Replays, in Norwegian bokmål.</summary>
public sealed class ReplayBokmal : ReplayWords
{
    public override string Title => "Prøv andre grenser";
    public override string Lead => "Se hvordan varslene ville vært de siste dagene med andre grenser. Det kan ta et halvt minutt.";
    public override string Days => "Dager";
    public override string From => "Fra og med";
    public override string To => "Til og med";
    public override string Run => "Sammenlign";
    public override string NotRun => "Ikke sammenlignet:";
    public override string NothingIsSaved => "Ingenting blir lagret, og ingen blir varslet.";
    public override string NotADate(string entered) => $"«{entered}» er ingen dato. Skriv den som 2026-01-31.";

    protected override string NoRecords => "Det er ikke lagret noe fra dette hjemmet for disse dagene.";
    protected override string Unchanged => "Ingen varsler ville vært annerledes.";

    protected override string Counts(int gone, int earlier, int later, int added, int same)
        => $"{Alerts(gone)} ville ikke kommet, {earlier} ville kommet tidligere, {later} senere, og {added} {(added == 1 ? "er nytt" : "er nye")}. {same} ville vært som før.";

    public override string Learned(int days) => days == 0
        ? "Det er ikke lagret noe fra før disse dagene, så hva som er vanlig for personen, var ikke kjent da de begynte."
        : $"Hva som er vanlig for personen, er lært av {(days == 1 ? "dagen" : $"de {days} dagene")} før.";

    protected override string Earlier(string by) => $"{by} tidligere";
    protected override string Later(string by) => $"{by} senere";

    protected override string Change(ReplayChange change) => change switch
    {
        ReplayChange.Gone => "ville ikke kommet",
        ReplayChange.New => "nytt",
        ReplayChange.OnlyThen => "kom den gangen og kan ikke sammenlignes",
        _ => "som før",
    };

    protected override string Hour => "t";
    public override string Happened(string when) => $"Kom {when}.";
    public override string DidNotHappen => "Kom ikke den gangen.";
    public override string ResolvedAs(string cause) => $"Avsluttet som: {cause}.";
    public override string StillOpen => "Ikke avsluttet.";
    public override string MissedNeed => "Denne gangen trengte noen hjelp.";
    public override string AsBefore(int count) => count == 1 ? "1 varsel som før" : $"{count} varsler som før";
    public override string Limitations => "Hva dette bygger på";

    protected override string PresentPlan(int changes) => changes == 0
        ? "Grensene er ikke endret siden disse dagene."
        : $"Reglene er endret {(changes == 1 ? "én gang" : $"{changes} ganger")} siden den første av disse dagene. Tidligere regler er ikke lagret, så de som gjelder nå, brukes for alle dagene.";

    protected override string LeftOut(int alerts)
        => $"Varsler om kontakt med sentralen, manglende meldinger, klokka i sentralen og tjenesten selv er ikke med{(alerts == 0 ? "" : $" ({alerts} disse dagene)")}.";

    protected override string Outages(int count) => $"Mens det ikke var kontakt med sentralen ({(count == 1 ? "én gang" : $"{count} ganger")}), er det ikke sluttet noe av stillhet.";

    protected override string Assumed(int alerts)
        => $"Varslene er besvart som den gangen. Et varsel som ikke kom den gangen, regnes som falsk alarm og avsluttet etter en time{(alerts == 0 ? "" : $" ({alerts} disse dagene)")}.";

    protected override string Failures(int count) => $"En del av reglene sviktet {(count == 1 ? "én gang" : $"{count} ganger")}: ikke stol på sammenligningen, og si fra til dem som driver tjenesten.";

    private static string Alerts(int count) => count == 1 ? "1 varsel" : $"{count} varsler";
}
