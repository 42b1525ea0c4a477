using System.Globalization;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Rooms, visits and pets in English.</summary>
public sealed class PlanEnglish : PlanWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public override string Name(RoomKind kind) => kind switch
    {
        RoomKind.Bathroom => "Bathroom",
        RoomKind.Toilet => "Toilet",
        RoomKind.ShowerRoom => "Shower room",
        RoomKind.Bedroom => "Bedroom",
        RoomKind.Kitchen => "Kitchen",
        RoomKind.LivingRoom => "Living room",
        RoomKind.DiningRoom => "Dining room",
        RoomKind.Study => "Study",
        RoomKind.Hall => "Hall",
        RoomKind.Entrance => "Front door",
        RoomKind.Stairs => "Stairs",
        RoomKind.LaundryRoom => "Laundry room",
        RoomKind.Storeroom => "Storeroom",
        RoomKind.Cellar => "Cellar",
        RoomKind.Garage => "Garage",
        RoomKind.Balcony => "Balcony",
        RoomKind.Terrace => "Terrace",
        RoomKind.Home => "The whole home",
        _ => kind.ToString(),
    };

    public override string Purpose(RoomPurpose purpose) => purpose switch
    {
        RoomPurpose.Living => "must be warm",
        RoomPurpose.Sleeping => "bedroom that shall be cool at night",
        RoomPurpose.ColdStore => "meant to be cold (cellar, storeroom)",
        RoomPurpose.Outside => "outside",
        _ => purpose.ToString(),
    };

    public override string Day(DayOfWeek day) => Culture.DateTimeFormat.GetDayName(day);

    public override string Rooms => "Rooms";
    public override string RoomsLead => "Cold is not told of what is outside or meant to be cold. A cool bedroom may have down to 12 °C in the quiet hours.";
    public override string UsedFor => "Used for";
    public override string NotARoom(string entered) => $"'{entered}' is no room of the list.";

    public override string Visits => "Planned visits";
    public override string VisitsLead => "When home care and the night patrol usually come. An outer door that is opened in such a time at night and shut again is not told; one that stays open is. Without days ticked a visit is of every day. Empty the fields to take a visit away.";
    public override string Visit(int number) => $"Visit {number.ToString(CultureInfo.InvariantCulture)}";
    public override string Who => "Who comes";
    public override string Days => "On";

    public override string ToPauses => "To the home's pauses";

    public override string Pets => "There is a cat or dog in the home";
    public override string PetsLead => "Single reports of motion sensors are then not taken for a person. Doors, beds, radars and buttons count as before.";

    private protected override string Place(RoomKind kind) => kind switch
    {
        RoomKind.Entrance => "at the front door",
        RoomKind.Stairs => "on the stairs",
        RoomKind.Balcony => "on the balcony",
        RoomKind.Terrace => "on the terrace",
        RoomKind.Home => "in the home",
        _ => $"in the {Name(kind).ToLowerInvariant()}",
    };

    private protected override string Preposition(RoomKind kind) => Place(kind).Split(' ')[0];
}
