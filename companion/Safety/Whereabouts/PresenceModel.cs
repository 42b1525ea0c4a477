using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Whereabouts;

/// <summary>
/// At home or away, from the outer doors and from everything that can tell otherwise. A door says that somebody went through it, not who: whoever is known to
/// be inside besides the resident leaves first, a bed or chair that says "present" is at home whatever the door does, and how often this home turned out to be
/// empty after such a leaving decides the rest (<see cref="LeavingOdds"/>). Away ends with the door, with something done on purpose, or with enough evidence
/// from inside; single pulses of a sensor are none. Pure.
/// </summary>
internal static class PresenceModel
{
    // Evidence from inside that ends "away". One pulse of a sensor counts one, of another sensor than the last two; what is used or sat on more.
    private const int Enough = 5;
    private const int EnoughWithPets = 10;

    // Where the resident is thought to be at home anyway, less confirms it.
    private const int Confirms = 2;

    // Evidence belongs together within this time: fifteen stray pulses in 83 empty hours were seen, which is one in five hours. Homes with few sensors tell of
    // somebody every half-hour.
    private const long Together = 45 * ZoneClock.Minute;

    // A visitor stays no longer than this without being heard of.
    private const long VisitLasts = 4 * ZoneClock.Hour;

    /// <summary>What a sign says about where the resident is.</summary>
    /// <param name="begins">False: the sensor had said so before.</param>
    /// <param name="occupied">A bed, chair or radar says "present", and is believed.</param>
    /// <param name="odds">What leavings have come to in this home.</param>
    /// <param name="passage">Door movements within this time are one going out or coming in, ms.</param>
    /// <param name="settles">Motion sooner than this after the door is somebody on the way out, reported late, ms.</param>
    public static PresenceState After(PresenceState was, in HomeSign sign, bool begins, bool occupied, LeavingOdds odds, long passage, long settles)
    {
        var at = sign.At.ToUnixTimeMilliseconds();
        return sign.Kind == SignKind.Entrance ? Door(was, sign, at, occupied, odds, passage)
            // What ends says nothing new about where somebody is: a sensor's hold time runs out in an empty home, too.
            : sign.On ? Inside(was, sign, begins, at, passage, settles)
            : was;
    }

    /// <summary>Somebody has looked, and nobody is at home. Where no door had told of it, the leaving dates from now.</summary>
    public static PresenceState FoundEmpty(PresenceState was, long at) => (was.Unresolved ? was : was with { Leaving = LeavingKind.Alone, LeftAt = at }) with
    {
        Away = true,
        Why = PresenceReason.FoundEmpty,
        AwayChance = 1,
        Evidence = 0,
        Passage = Passage.None,
    };

    /// <summary>Somebody has come to help: who comes and goes now are helpers, and the resident may leave with them.</summary>
    public static PresenceState Helped(PresenceState was, long at, LeavingOdds odds) => was with
    {
        Away = false,
        Why = PresenceReason.Helped,
        Leaving = LeavingKind.WithVisitor,
        LeftAt = at,
        AwayChance = odds.AwayAfter(LeavingKind.WithVisitor),
        VisitorAt = at,
        Evidence = 0,
        Passage = Passage.None,
    };

    private static PresenceState Door(PresenceState was, in HomeSign sign, long at, bool occupied, LeavingOdds odds, long passage)
    {
        var same = was.Passage != Passage.None && at - was.DoorAt <= passage;
        var direction = !same ? (was.Unresolved || !was.Known ? Passage.Arriving : Passage.Leaving)
            // In and out again, or back for the keys: after a second opening that nobody inside confirms, somebody is out.
            : sign.On && was.DoorOpened ? Passage.Leaving
            : was.Passage;
        var door = was with { Known = true, Passage = direction, DoorAt = at, DoorOpened = sign.On || (same && was.DoorOpened), Evidence = 0 };
        var visitor = was.VisitorAt != 0 && at - was.VisitorAt <= VisitLasts;
        if (direction == Passage.Arriving)
        {
            // Back, or somebody who comes to a resident who may have been at home all the time.
            var helper = sign.Visit || was.Leaving is LeavingKind.WithVisitor or LeavingKind.PlannedVisit;
            return door with { Away = false, Why = PresenceReason.CameIn, Leaving = LeavingKind.None, AwayChance = 0, VisitorAt = helper ? at : same ? was.VisitorAt : 0 };
        }

        if (occupied)
        {
            return door with { Away = false, Why = PresenceReason.Occupied, Leaving = LeavingKind.None, AwayChance = 0, VisitorAt = visitor || same ? 0 : at, Passage = Passage.None };
        }

        // The closing of a door belongs to its opening: one leaving, of one kind.
        var kind = same && was.Leaving != LeavingKind.None ? was.Leaving : sign.Visit ? LeavingKind.PlannedVisit : visitor ? LeavingKind.WithVisitor : LeavingKind.Alone;
        var chance = odds.AwayAfter(kind);
        return door with
        {
            Away = chance > 0.5,
            Why = chance > 0.5 ? PresenceReason.Left : kind == LeavingKind.PlannedVisit ? PresenceReason.PlannedVisitLeft : PresenceReason.VisitorLeft,
            Leaving = kind,
            LeftAt = at,
            AwayChance = chance,
            VisitorAt = 0,
        };
    }

    private static PresenceState Inside(PresenceState was, in HomeSign sign, bool begins, long at, long passage, long settles)
    {
        if (sign.Kind == SignKind.Presence && begins && !sign.Pets)
        {
            // Somebody lies down, sits down or steps before a radar: nothing else does that.
            return Home(was, was.Passage == Passage.Leaving && at - was.DoorAt <= passage ? at : was.VisitorAt, PresenceReason.Occupied);
        }

        // A sensor that goes on saying on may still be holding what it saw before the door closed.
        var certain = sign.Kind == SignKind.Deed || (begins && sign.Kind != SignKind.MotionAtEntrance);
        if (was.Passage == Passage.Leaving && at - was.DoorAt < (certain ? settles : passage))
        {
            return was;
        }

        if (!was.Unresolved)
        {
            var seen = was with { Known = true };
            return sign.Kind == SignKind.MotionAtEntrance ? seen : seen with { Passage = Passage.None, Why = PresenceReason.SeenInside };
        }

        if (certain && was.Passage == Passage.Leaving && at - was.DoorAt <= passage)
        {
            // Somebody came in, or turned at the door. Whoever came in may leave first.
            return Home(was, sign.Kind == SignKind.Deed ? was.VisitorAt : at, PresenceReason.SeenInside);
        }

        var evidence = (at - was.EvidenceAt <= Together ? was.Evidence : 0) + Weight(was, sign, at);
        var point = Hash(sign.Point);
        if (sign.Kind == SignKind.Deed || evidence >= (!was.Away ? Confirms : sign.Pets ? EnoughWithPets : Enough))
        {
            var home = Home(was, was.VisitorAt, sign.Kind == SignKind.Deed ? PresenceReason.Deed : PresenceReason.SeenInside);
            // Seen only at the entrance: the door that is about to move lets somebody in, not out.
            return sign.Kind == SignKind.MotionAtEntrance ? home with { Passage = Passage.Arriving, DoorAt = at, DoorOpened = false } : home;
        }

        return was with { Evidence = evidence, EvidenceAt = at, EvidencePoint = point };
    }

    private static PresenceState Home(PresenceState was, long visitor, PresenceReason why)
        => was with { Known = true, Away = false, Why = why, Leaving = LeavingKind.None, AwayChance = 0, Evidence = 0, Passage = Passage.None, VisitorAt = visitor };

    private static int Weight(PresenceState was, in HomeSign sign, long at)
    {
        var another = was.Evidence > 0 && at - was.EvidenceAt <= Together && was.EvidencePoint != Hash(sign.Point);
        return sign.Kind switch
        {
            SignKind.Presence => 3,
            SignKind.InnerDoor => 2,
            _ => another ? 2 : 1,
        };
    }

    // FNV-1a, since what is stored must not differ from process to process.
    private static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }
}
