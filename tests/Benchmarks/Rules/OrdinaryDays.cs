using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Benchmarks.Tests.Rules;

/// <summary>Ordinary days in a home: up in the morning, room to room, out and back, the bathroom at night, the air every half hour.</summary>
internal static class OrdinaryDays
{
    public static readonly HomePlan Plan = HomePlan.None with
    {
        Points =
        [
            new("bathroom-radar", PointKind.Radar, "bathroom"), new("bedside-button", PointKind.Button, "bedroom"), new("front-door", PointKind.EntranceDoor, "hall"),
            new("hall-motion", PointKind.Motion, "hall"), new("kitchen-motion", PointKind.Motion, "kitchen"), new("bedroom-motion", PointKind.Motion, "bedroom"),
            new("living-motion", PointKind.Motion, "living-room"), new("living-room-air", PointKind.Air, "living-room"),
        ],
    };

    private static readonly string[] Rooms = ["kitchen-motion", "living-motion", "hall-motion", "living-motion", "bedroom-motion", "kitchen-motion"];

    /// <summary>The records of one day, in order of time.</summary>
    /// <param name="seed">The person: each day of each person is a little different.</param>
    public static List<HomeRecord> Of(DateTimeOffset midnight, int seed)
    {
        var chance = new Chance((uint)(seed * 7919) + (uint)midnight.ToUnixTimeSeconds());
        var happenings = new List<(DateTimeOffset At, string Point, RecordBody Body)>();
        for (var half = 0; half < 48; half++)
        {
            happenings.Add((midnight.AddMinutes(30 * half), "living-room-air", new Air(20 + (chance.Next(20) / 10m), 40, null)));
        }

        var at = midnight.AddMinutes(400 + chance.Next(60));
        var night = midnight.AddHours(22.5);
        for (var step = 0; at < night; step++)
        {
            var point = Rooms[(step + chance.Next(3)) % Rooms.Length];
            Pulse(happenings, at, point, on => new Motion(on), 20 + chance.Next(40));
            if (step % 9 == 3)
            {
                Pulse(happenings, at.AddMinutes(2), "bathroom-radar", on => new Presence(on), 300 + chance.Next(300));
            }

            if (step % 31 == 20)
            {
                Pulse(happenings, at.AddMinutes(2), "front-door", on => new Door(on), 5);
                at = at.AddMinutes(60 + chance.Next(60));
                Pulse(happenings, at, "front-door", on => new Door(on), 5);
                Pulse(happenings, at.AddMinutes(1), "kitchen-motion", on => new Motion(on), 30);
            }

            at = at.AddMinutes(5 + chance.Next(25));
        }

        happenings.Sort((a, b) => a.At.CompareTo(b.At));
        return happenings.ConvertAll(what => new HomeRecord(new RecordId("gw", RecordStream.Routine, what.At.ToUnixTimeMilliseconds()), what.At, ClockNote.None, what.Point, what.Body));
    }

    private static void Pulse(List<(DateTimeOffset, string, RecordBody)> into, DateTimeOffset at, string point, Func<bool, RecordBody> body, int seconds)
    {
        into.Add((at, point, body(true)));
        into.Add((at.AddSeconds(seconds), point, body(false)));
    }

    /// <summary>The same numbers on every machine and every run.</summary>
    private struct Chance(uint seed)
    {
        private uint state = seed | 1;

        public int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }
    }
}
