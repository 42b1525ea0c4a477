namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>How the wearer was held until a moment ago: the means of the last blocks of half a second.</summary>
public sealed class PostureHistory
{
    // Six seconds. Who faints in a chair sinks for some seconds before the impact, and was upright before that.
    private const int Blocks = 8;

    // What happens in the last second before an impact may be the fall already.
    private const int TooNew = 2;

    // The posture just before is the mean of a second and a half: long enough to level out steps.
    private const int JustBefore = 3;

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

    /// <summary>Takes over what <paramref name="other"/> has, but for what is too new.</summary>
    public void CopyBefore(PostureHistory other)
    {
        _count = 0;
        _next = 0;
        for (var age = other._count - 1; age >= TooNew; age--)
        {
            Add(other.Aged(age));
        }
    }

    /// <summary>The posture just before what happens now; unknown in the first seconds.</summary>
    public void Before(Posture into)
    {
        var x = 0;
        var y = 0;
        var z = 0;
        var used = 0;
        for (var age = TooNew; age < _count && used < JustBefore; age++)
        {
            var mean = Aged(age);
            x += mean.X;
            y += mean.Y;
            z += mean.Z;
            used++;
        }

        if (used > 0)
        {
            into.Set(x / used, y / used, z / used);
        }
        else
        {
            into.Forget();
        }
    }

    /// <summary>Whether there was a posture that differs from this one by the angle: one of the constants of <see cref="Posture"/>.</summary>
    public bool AnyDiffersBy(Posture posture, int cosineSquaredPerMille)
    {
        for (var age = 0; age < _count; age++)
        {
            if (Aged(age).DiffersBy(posture, cosineSquaredPerMille))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there was a posture within the angle of being upright.</summary>
    public bool AnyUpright(Upright upright, int cosineSquaredPerMille)
    {
        for (var age = 0; age < _count; age++)
        {
            if (upright.Within(Aged(age), cosineSquaredPerMille))
            {
                return true;
            }
        }

        return false;
    }

    private Posture Aged(int age) => _means[(_next - 1 - age + (2 * Blocks)) % Blocks];
}
