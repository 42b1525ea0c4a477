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

    internal readonly int Connection;

    internal readonly int Message;

    internal readonly bool Delivered;
}
