namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>How the wearer was held until a moment ago: the means of the last blocks of half a second.</summary>
public sealed class PostureHistory
{
    // The posture before a fall is the mean from 1 to 2.5 s before the impact: long enough to level out steps, early enough that the fall had not begun.
    private const int Blocks = 5;
    private const int TooNew = 2;

    private readonly Posture[] _means = new Posture[Blocks];
    private int _next;
    private int _count;

    public PostureHistory()
    {
        for (var i = 0; i < Blocks; i++)
        {
            _means[i] = new Posture();
        }
    }

    /// <summary>Adds the mean of a block.</summary>
    public void Add(Posture mean)
    {
        _means[_next].Copy(mean);
        _next = (_next + 1) % Blocks;
        if (_count < Blocks)
        {
            _count++;
        }
    }

    /// <summary>Forgets everything: samples were lost.</summary>
    public void Clear() => _count = 0;

    /// <summary>The posture before what happens now; unknown in the first seconds.</summary>
    public void Before(Posture into)
    {
        var x = 0;
        var y = 0;
        var z = 0;
        for (var age = TooNew; age < _count; age++)
        {
            var mean = _means[(_next - 1 - age + (2 * Blocks)) % Blocks];
            x += mean.X;
            y += mean.Y;
            z += mean.Z;
        }

        var used = _count - TooNew;
        if (used > 0)
        {
            into.Set(x / used, y / used, z / used);
        }
        else
        {
            into.Forget();
        }
    }
}
