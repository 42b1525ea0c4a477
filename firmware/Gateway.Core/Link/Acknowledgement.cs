namespace Hjemvakt.Gateway.Link;

/// <summary>The fate of a message that was sent.</summary>
internal sealed class Acknowledgement
{
    internal Acknowledgement(int connection, int message, bool delivered)
    {
        Connection = connection;
        Message = message;
        Delivered = delivered;
    }

    internal int Connection { get; }

    internal int Message { get; }

    internal bool Delivered { get; }
}
