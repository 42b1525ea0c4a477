using System.Globalization;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Rooms, visits and pets in bokmål.</summary>
public sealed class PlanBokmal : PlanWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nb-NO");

    public override string Name(RoomKind kind) => kind switch
    {
        RoomKind.Bathroom => "Bad",
        RoomKind.Toilet => "Toalett",
        RoomKind.ShowerRoom => "Dusjrom",
        RoomKind.Bedroom => "Soverom",
        RoomKind.Kitchen => "Kjøkken",
        RoomKind.LivingRoom => "Stue",
        RoomKind.DiningRoom => "Spisestue",
        RoomKind.Study => "Kontor",
        RoomKind.Hall => "Gang",
        RoomKind.Entrance => "Ved ytterdøren",
        RoomKind.Stairs => "Trapp",
        RoomKind.LaundryRoom => "Vaskerom",
        RoomKind.Storeroom => "Bod",
        RoomKind.Cellar => "Kjeller",
        RoomKind.Garage => "Garasje",
        RoomKind.Balcony => "Balkong",
        RoomKind.Terrace => "Terrasse",
        RoomKind.Home => "Hele hjemmet",
        _ => kind.ToString(),
    };

    public override string Purpose(RoomPurpose purpose) => purpose switch
    {
        RoomPurpose.Living => "skal være varmt",
        RoomPurpose.Sleeping => "soverom som skal være kjølig om natten",
        RoomPurpose.ColdStore => "skal være kaldt (kjeller, bod)",
        RoomPurpose.Outside => "ute",
        _ => purpose.ToString(),
    };

    public override string Day(DayOfWeek day) => Culture.DateTimeFormat.GetDayName(day);

    public override string Rooms => "Rom";
    public override string RoomsLead => "Kulde varsles ikke fra det som er ute eller skal være kaldt. Et kjølig soverom kan ha ned til 12 °C i de stille timene.";
    public override string UsedFor => "Bruk";
    public override string NotARoom(string entered) => $"«{entered}» er ikke et rom på lista.";

    public override string Visits => "Planlagte besøk";
    public override string VisitsLead => "Når hjemmetjenesten og nattpatruljen pleier å komme. En ytterdør som åpnes i et slikt tidsrom om natten og lukkes igjen, varsles ikke; en som blir stående åpen, varsles. Uten avkryssede dager gjelder besøket alle dager. Tøm feltene for å ta bort et besøk.";
    public override string Visit(int number) => $"Besøk {number.ToString(CultureInfo.InvariantCulture)}";
    public override string Who => "Hvem som kommer";
    public override string Days => "Dager";

    public override string ToPauses => "Til hjemmets pauser";

    public override string Pets => "Det er katt eller hund i hjemmet";
    public override string PetsLead => "Enkelte utslag på bevegelsesfølere regnes da ikke som et menneske. Dører, senger, radarer og knapper regnes som før.";

    private protected override string Place(RoomKind kind) => kind switch
    {
        RoomKind.Bathroom => "på badet",
        RoomKind.Toilet => "på toalettet",
        RoomKind.ShowerRoom => "på dusjrommet",
        RoomKind.Bedroom => "på soverommet",
        RoomKind.Kitchen => "på kjøkkenet",
        RoomKind.LivingRoom => "i stua",
        RoomKind.DiningRoom => "i spisestua",
        RoomKind.Study => "på kontoret",
        RoomKind.Hall => "i gangen",
        RoomKind.Entrance => "ved ytterdøren",
        RoomKind.Stairs => "i trappa",
        RoomKind.LaundryRoom => "på vaskerommet",
        RoomKind.Storeroom => "i boden",
        RoomKind.Cellar => "i kjelleren",
        RoomKind.Garage => "i garasjen",
        RoomKind.Balcony => "på balkongen",
        RoomKind.Terrace => "på terrassen",
        _ => "i hjemmet",
    };

    private protected override string Preposition(RoomKind kind) => Place(kind).Split(' ')[0];
}
