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
