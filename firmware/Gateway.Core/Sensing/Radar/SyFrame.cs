using Hjemvakt.Gateway.Outbox.Segments;
namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// The wire format of DFRobot C1001 (SEN0623) and Seeed MR60FDA1, 115200 8N1:
/// <c>53 59 | control | command | length 2 | data | sum | 54 43</c> ("SY … TC"). Big-endian; the sum is of all bytes before it. A report of the radar's own
/// has a command below 80. A question and its answer have bit 7 set; mostly, not always, it is otherwise the command that sets the same thing.
/// Source: DFRobot's library (DFRobot_HumanDetection, 2024), Seeed's page of the MR60FDA1, and other people's sketches for both; docs/decisions/0160.
/// </summary>
public static class SyFrame
{
    public const byte Head1 = 0x53;
    public const byte Head2 = 0x59;
    public const byte Tail1 = 0x54;
    public const byte Tail2 = 0x43;

    /// <summary>Bytes before the data.</summary>
    public const int HeadLength = 6;

    /// <summary>Bytes after the data: sum and tail.</summary>
    public const int TailLength = 3;

    /// <summary>The most data taken. The longest that these radars send is a name of some thirty characters.</summary>
    public const int MaxData = 64;

    /// <summary>Bytes of the longest frame.</summary>
    public const int MaxLength = HeadLength + MaxData + TailLength;

    /// <summary>Bit of a command that asks, or answers.</summary>
    public const int Question = 0x80;

    // Control words.
    public const int System = 0x01;
    public const int Product = 0x02;
    public const int Mounting = 0x06;
    public const int Person = 0x80;
    public const int Falling = 0x83;

    // Commands of System.
    public const int Reset = 0x02;

    // Commands of Product. The mode is set by one number and asked for by another: 08 and A8, not 88.
    public const int WorkMode = 0x08;
    public const int WorkModeAsked = 0x28;

    // Commands of Mounting: u16 centimetres.
    public const int Height = 0x02;

    // Commands of Person.
    public const int Presence = 0x01;

    // Commands of Falling.

    /// <summary>Falls are watched for (1) or not (0).</summary>
    public const int FallSwitch = 0x00;

    public const int FallState = 0x01;

    /// <summary>How long the radar waits before it calls it a fall: u32 seconds.</summary>
    public const int FallDelay = 0x0C;

    /// <summary>0–3, more is more sensitive.</summary>
    public const int Sensitivity = 0x0D;

    /// <summary>Height below which a person counts as fallen: u16 centimetres.</summary>
    public const int BreakHeight = 0x11;

    /// <summary>The data byte of every question.</summary>
    public const int Ask = 0x0F;

    /// <summary>The work mode in which falls are watched for. The other one, 2, watches sleep, and a C1001 may come with it.</summary>
    public const int FallMode = 0x01;

    /// <summary>A switch is on.</summary>
    public const int On = 0x01;

    /// <summary>The sum of <paramref name="count"/> bytes.</summary>
    public static byte Sum(byte[] bytes, int offset, int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += bytes[offset + i];
        }

        return (byte)sum;
    }

    /// <summary>Writes a frame with a number of <paramref name="width"/> bytes.</summary>
    /// <returns>Its length.</returns>
    public static int Write(byte[] into, int control, int command, int width, int value)
    {
        into[0] = Head1;
        into[1] = Head2;
        into[2] = (byte)control;
        into[3] = (byte)command;
        into[4] = 0;
        into[5] = (byte)width;
        for (var i = 0; i < width; i++)
        {
            into[HeadLength + i] = (byte)(value >> (8 * (width - 1 - i)));
        }

        var sumAt = HeadLength + width;
        into[sumAt] = Sum(into, 0, sumAt);
        into[sumAt + 1] = Tail1;
        into[sumAt + 2] = Tail2;
        return sumAt + TailLength;
    }

    /// <summary>Writes a question.</summary>
    /// <returns>Its length.</returns>
    public static int WriteQuestion(byte[] into, int control, int command) => Write(into, control, command | Question, 1, Ask);

    /// <summary>Reads a big-endian number of one to four bytes. Values of 2³¹ and more come out negative.</summary>
    public static int Read(byte[] from, int offset, int width)
    {
        var value = 0;
        for (var i = 0; i < width; i++)
        {
            value = (value << 8) | from[offset + i];
        }

        return value;
    }
}
