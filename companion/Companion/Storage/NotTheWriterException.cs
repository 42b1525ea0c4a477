namespace Hjemvakt.Companion.Storage;

/// <summary>Another companion writes to this database. Two would each keep half of the homes' state in mind.</summary>
public sealed class NotTheWriterException : Exception
{
    public NotTheWriterException()
    {
    }

    public NotTheWriterException(string message)
        : base(message)
    {
    }

    public NotTheWriterException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
