using System.Net.Sockets;
using System.Text;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Control;

/// <summary>The local socket in the data folder, on which a companion at work takes commands. Only its owner can open it.</summary>
internal static class ControlSocket
{
    public const string FileName = "control.sock";

    // What the systems have in common; the last byte of it is a zero.
    private const int MostPathBytes = 104;

    /// <summary>Where the socket lies, seen from where this process stands if that is shorter; null when the path is too long for a socket.</summary>
    public static string? PathIn(string folder)
    {
        var full = Path.GetFullPath(Path.Combine(folder, FileName));
        return ((string[])[full, Path.GetRelativePath(Directory.GetCurrentDirectory(), full)]).FirstOrDefault(path => Encoding.UTF8.GetByteCount(path) < MostPathBytes);
    }

    /// <summary>Begins to listen. A socket file that is there was left by a companion that was killed: the folder is held by this one.</summary>
    /// <exception cref="CannotStartException">The path is too long.</exception>
    /// <exception cref="SocketException">It cannot be made.</exception>
    public static Socket Listen(string folder)
    {
        var path = PathIn(folder) ?? throw new CannotStartException(TooLong(folder));
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                // Before it listens, so that nobody else is ever let in.
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Connects to the companion at work on a folder; null when none takes commands there.</summary>
    /// <exception cref="CannotStartException">It is somebody else's.</exception>
    public static async Task<Socket?> ConnectAsync(string folder)
    {
        if (PathIn(folder) is not { } path || !File.Exists(path))
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            return error.SocketErrorCode == SocketError.AccessDenied
                ? throw new CannotStartException($"The companion at work on '{folder}' belongs to another user. Run the command as that user.", error)
                // Left by a companion that was killed, or one that ends just now.
                : null;
        }
    }

    public static string TooLong(string folder)
        => $"The path '{Path.GetFullPath(Path.Combine(folder, FileName))}' is too long for a local socket (at most {MostPathBytes - 1} bytes): commands reach a companion at work only in a folder with a shorter one.";
}
