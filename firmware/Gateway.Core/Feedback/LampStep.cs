namespace Hjemvakt.Gateway.Feedback;

/// <summary>The colours a lamp can take.</summary>
public enum LampColour
{
    Dark = 0,
    Green = 1,
    Yellow = 2,
    Red = 3,
    Blue = 4,
}

/// <summary>One colour for a while.</summary>
public sealed class LampStep
{
    public LampStep(LampColour colour, int milliseconds)
    {
        Colour = colour;
        Milliseconds = milliseconds;
    }

    public readonly LampColour Colour;

    public readonly int Milliseconds;
}
