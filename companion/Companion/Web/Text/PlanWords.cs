using System.Globalization;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>What there is to say of a home's rooms, visits and pets, in one language.</summary>
public abstract class PlanWords
{
    /// <summary>Where something is, as <c>on the balcony</c> or <c>in bathroom 2</c>; null for a room that is in no list.</summary>
    public string? Place(string? room) => RoomKinds.Parse(room) switch
    {
        ({ } kind, null) => Place(kind),
        ({ } kind, { } number) => $"{Preposition(kind)} {Lower(Name(kind))} {number.ToString(CultureInfo.InvariantCulture)}",
        _ => null,
    };

    /// <summary>What a room is called, as <c>Bedroom 2</c>; as it was written when it is in no list.</summary>
    public string Room(string room) => RoomKinds.Parse(room) switch
    {
        ({ } kind, null) => Name(kind),
        ({ } kind, { } number) => $"{Name(kind)} {number.ToString(CultureInfo.InvariantCulture)}",
        _ => room,
    };

    public abstract string Name(RoomKind kind);
    public abstract string Purpose(RoomPurpose purpose);
    public abstract string Day(DayOfWeek day);

    public abstract string Rooms { get; }
    public abstract string RoomsLead { get; }
    public abstract string UsedFor { get; }
    public abstract string NotARoom(string entered);

    public abstract string Visits { get; }
    public abstract string VisitsLead { get; }
    public abstract string Visit(int number);
    public abstract string Who { get; }
    public abstract string Days { get; }

    /// <summary>The way to where a pause is ended.</summary>
    public abstract string ToPauses { get; }

    public abstract string Pets { get; }
    public abstract string PetsLead { get; }

    private protected abstract string Place(RoomKind kind);

    private protected abstract string Preposition(RoomKind kind);

    private static string Lower(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
