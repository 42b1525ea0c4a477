namespace Hjemvakt.Companion.Common;

/// <summary>Something outside the program keeps it from starting: a setting, a port, a folder, a file. The message is one line for the person who starts it.</summary>
public sealed class CannotStartException : Exception
{
    public CannotStartException(string message)
        : base(message)
    {
    }

    public CannotStartException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public CannotStartException()
    {
    }
}
