namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// Which way is down, as a wearable feels it: the mean acceleration of a while. No axis has to point anywhere in particular, only the change counts.
/// </summary>
public sealed class Posture
{
    /// <summary>Squared cosine of 30°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees30 = 750;

    /// <summary>Squared cosine of 40°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees40 = 587;

    /// <summary>Squared cosine of 45°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees45 = 500;

    /// <summary>Squared cosine of 50°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees50 = 413;

    /// <summary>Squared cosine of 55°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees55 = 329;

    /// <summary>Squared cosine of 60°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees60 = 250;

    /// <summary>Squared cosine of 75°, per mille, for <see cref="DiffersBy"/>.</summary>
    public const int Degrees75 = 67;

    /// <summary>Mean along the axis, in mg.</summary>
    public int X { get; private set; }

    /// <inheritdoc cref="X"/>
    public int Y { get; private set; }

    /// <inheritdoc cref="X"/>
    public int Z { get; private set; }

    /// <summary>True when there has been anything to take it from.</summary>
    public bool Known => X != 0 || Y != 0 || Z != 0;

    public void Set(int x, int y, int z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    public void Copy(Posture other) => Set(other.X, other.Y, other.Z);

    /// <summary>Nothing is known.</summary>
    public void Forget() => Set(0, 0, 0);

    /// <summary>Whether the angle to <paramref name="other"/> is at least that of the squared cosine given, in per mille: one of the constants here.</summary>
    public bool DiffersBy(Posture other, int cosineSquaredPerMille)
    {
        var dot = ((long)X * other.X) + ((long)Y * other.Y) + ((long)Z * other.Z);
        if (dot <= 0)
        {
            return true;
        }

        var lengths = SquaredLength() * other.SquaredLength();
        return dot * dot <= lengths / 1000 * cosineSquaredPerMille;
    }

    private long SquaredLength() => ((long)X * X) + ((long)Y * Y) + ((long)Z * Z);
}
