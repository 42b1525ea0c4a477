using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link.Messages;

/// <summary>A receipt: how far the companion has each stream. Read strictly, because records are deleted on its word.</summary>
public sealed class ReceiptMessage
{
    private const int MaxBytes = 1024;

    private ReceiptMessage(long alarm, long routine)
    {
        Alarm = alarm;
        Routine = routine;
    }

    /// <summary>Every alarm record up to this number is durably stored; 0 for none.</summary>
    public long Alarm { get; }

    /// <summary>The same of routine records.</summary>
    public long Routine { get; }

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static ReceiptMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        string[] names = ["alarm", "routine"];
        var numbers = new long[2];
        var seen = 0;
        int member;
        while ((member = json.Member(names, ref seen)) >= 0)
        {
            if (!json.NextInteger(out numbers[member]) || numbers[member] < 0)
            {
                return null;
            }
        }

        return member == JsonReader.Ended && seen == 3 ? new ReceiptMessage(numbers[0], numbers[1]) : null;
    }
}
