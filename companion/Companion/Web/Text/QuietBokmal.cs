using System.Globalization;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Rules with too many false alarms, in Norwegian bokmål.</summary>
public sealed class QuietBokmal : QuietWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nb-NO");

    public override string Title => "For mange falske alarmer";
    public override string Lead => "Regler som har gitt flere falske alarmer i et hjem de siste 28 dagene enn tilfeldigheter kan forklare.";
    public override string NoneOverspend => "Ingen regler gir for mange falske alarmer.";

    public override string Spent(int falseAlarms, int days, decimal perWeek)
        => $"{falseAlarms} falske alarmer på {(days == 1 ? "1 dag" : $"{days} dager")}. Godtatt: {perWeek.ToString("0.##", Culture)} i uka.";

    public override string Of(int alerts) => alerts == 1 ? "Av 1 varsel." : $"Av {alerts} varsler.";
    public override string Causes(IEnumerable<string> causes) => $"Avsluttet som: {string.Join(", ", causes)}.";
    public override string WhatToDo => "Finn årsaken sammen med dem som svarer på varslene. Rett på føleren, endre grensen, eller legg inn besøk.";
    public override string ToLimits => "Endre grensene";
    public override string ToReplay => "Prøv andre grenser først";
    public override string ToList(int rules) => rules == 1 ? "1 regel gir for mange falske alarmer" : $"{rules} regler gir for mange falske alarmer";
    public override string NeverOff => "Regelen er på til noen endrer den.";
}
