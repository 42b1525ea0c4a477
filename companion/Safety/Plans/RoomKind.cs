namespace Hjemvakt.Safety.Plans;

/// <summary>What a room is. A closed list: for each there are words in every language.</summary>
public enum RoomKind
{
    Bathroom,
    Toilet,
    ShowerRoom,
    Bedroom,
    Kitchen,
    LivingRoom,
    DiningRoom,
    Study,
    Hall,
    Entrance,
    Stairs,
    LaundryRoom,
    Storeroom,
    Cellar,
    Garage,
    Balcony,
    Terrace,

    /// <summary>No room of its own: the home as a whole.</summary>
    Home,
}

/// <summary>What a room is used for, which decides how warm it must be.</summary>
public enum RoomPurpose
{
    /// <summary>Somebody lives in it: it must be warm.</summary>
    Living,

    /// <summary>A bedroom that the resident wants cool at night. In the quiet hours it may be.</summary>
    Sleeping,

    /// <summary>A cellar or larder that is meant to be cold. Nobody stays in it.</summary>
    ColdStore,

    /// <summary>In the open air.</summary>
    Outside,
}
