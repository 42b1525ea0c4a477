using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Outbox.Streams;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>Short ways to use an outbox.</summary>
public static class Drive
{
    /// <summary>An outbox as the gateway has it.</summary>
    public static RecordOutbox Outbox(IRecordStore store, IClock clock) => new RecordOutbox(store, clock, OutboxLimits.ForAlarms(), OutboxLimits.ForRoutine(), "");

    /// <summary>An outbox with segments of a few records, so that little work makes many files.</summary>
    public static RecordOutbox Small(IRecordStore store, IClock clock) =>
        new RecordOutbox(store, clock, new OutboxLimits(512, 65536, 512, 3072), new OutboxLimits(60, 6144, 512, 3072), "");

    /// <summary>An alarm with a mark to know it by.</summary>
    public static long Alarm(RecordOutbox outbox, string mark)
    {
        outbox.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", mark);
        return outbox.CommitAlarm(out _);
    }

    /// <summary>A routine record with a mark to know it by.</summary>
    public static long Routine(RecordOutbox outbox, string mark, int withinMs)
    {
        outbox.BeginRoutine("door", "front-door", 1).Flag("open", true).Text("mark", mark);
        return outbox.CommitRoutine(withinMs);
    }

    /// <summary>The first message that a stream would send, as text; empty when there is none.</summary>
    public static string FirstMessage(OutboxStream stream)
    {
        var batch = new Batch();
        return stream.Read(1, batch, Batch.MaxRecords) ? Text.Of(batch.ToMessage()) : "";
    }

    /// <summary>The files of a stream by their first number, the lowest first.</summary>
    public static string[] Segments(FlashStore flash, string prefix)
    {
        var names = flash.List();
        var count = 0;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > prefix.Length && names[i].Substring(0, prefix.Length) == prefix)
            {
                var at = count++;
                var name = names[i];
                while (at > 0 && First(names[at - 1], prefix) > First(name, prefix))
                {
                    names[at] = names[at - 1];
                    at--;
                }

                names[at] = name;
            }
        }

        var segments = new string[count];
        for (var i = 0; i < count; i++)
        {
            segments[i] = names[i];
        }

        return segments;
    }

    public static void LoseOldestRoutineSegment(FlashStore flash) => flash.Lose(Segments(flash, "routine-")[0]);

    private static long First(string name, string prefix) => long.Parse(name.Substring(prefix.Length));
}
