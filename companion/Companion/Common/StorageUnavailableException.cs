namespace Hjemvakt.Companion.Common;

/// <summary>Nothing could be stored just now. Nothing was kept of what was asked; asking again later is right.</summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
