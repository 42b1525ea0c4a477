namespace Hjemvakt.Safety.Whereabouts;

/// <summary>What kind of point a sign came from. Commissioning knows; the model needs this much of it.</summary>
public enum SignKind
{
    /// <summary>A motion sensor inside the home.</summary>
    Motion,

    /// <summary>A motion sensor that also sees people who are on their way out.</summary>
    MotionAtEntrance,

    /// <summary>Presence by radar, bed, chair or mat. Only a change is a sign: somebody on the floor is present, too.</summary>
    Presence,

    /// <summary>A door that leads out of the home; <see cref="HomeSign.On"/> is open.</summary>
    Entrance,

    /// <summary>Any other door or drawer; <see cref="HomeSign.On"/> is open.</summary>
    InnerDoor,

    /// <summary>Something a person did on purpose: a button, a measurement.</summary>
    Deed,
}

/// <summary>One record of the home, as the models of presence and habits need it.</summary>
/// <param name="At">When it happened, not when it arrived.</param>
/// <param name="Point">Which sensor.</param>
/// <param name="On">Motion or presence began, a door opened. A <see cref="SignKind.Deed"/> is always on.</param>
/// <param name="Visit">It lies in a planned visit: whoever comes or goes is expected to be home care.</param>
/// <param name="Pets">A cat or a dog moves about here: single motions are nobody.</param>
/// <param name="Room">Where the sensor is; null where that is not known. Silences are compared with those of the same room.</param>
public readonly record struct HomeSign(DateTimeOffset At, string Point, SignKind Kind, bool On, string? Room = null, bool Visit = false, bool Pets = false);
