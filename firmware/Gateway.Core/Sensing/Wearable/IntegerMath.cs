namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>What a wearable's chip can do without floating point.</summary>
public static class IntegerMath
{
    /// <summary>The square root, rounded down; 0 for what is below 0.</summary>
    public static int SquareRoot(int value)
    {
        if (value <= 0)
        {
            return 0;
        }

        // One binary digit of the root a turn, from the top: at most 16 turns, no division.
        var root = 0;
        var bit = 1 << 30;
        while (bit > value)
        {
            bit >>= 2;
        }

        while (bit != 0)
        {
            if (value >= root + bit)
            {
                value -= root + bit;
                root = (root >> 1) + bit;
            }
            else
            {
                root >>= 1;
            }

            bit >>= 2;
        }

        return root;
    }

    /// <summary>How many of the low <paramref name="count"/> bits are set.</summary>
    public static int BitsSet(long bits, int count)
    {
        var set = 0;
        for (var i = 0; i < count; i++)
        {
            if (((bits >> i) & 1) != 0)
            {
                set++;
            }
        }

        return set;
    }
}
