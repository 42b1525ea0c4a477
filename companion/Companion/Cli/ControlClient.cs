using System.Net.Sockets;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Cli;

/// <summary>Has a command run by the companion at work, and is its terminal here: keyboard, screen and files.</summary>
internal static class ControlClient
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Socket socket, CommandLine line, ITerminal terminal)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var channel = new ControlChannel(stream);
        try
        {
            await channel.SendAsync(new ControlMessage(ControlKind.Start) { Arguments = line.Arguments, User = terminal.User, IsInputRedirected = terminal.IsInputRedirected });
            while (await channel.ReceiveAsync() is { } message)
            {
                switch (message.Kind)
                {
                    case ControlKind.Exit:
                        return message.Code;
                    case ControlKind.Out:
                        await terminal.WriteAsync(message.Text ?? "");
                        break;
                    case ControlKind.Error:
                        await terminal.WriteErrorAsync(message.Text ?? "");
                        break;
                    default:
                        await channel.SendAsync(await AnswerAsync(message, line, terminal));
                        break;
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidDataException)
        {
            // Said below.
        }

        await terminal.WriteErrorAsync("companion: The companion at work has ended the connection. Look whether the command took effect.\n");
        return CommandCall.Failed;
    }

    private static async Task<ControlMessage> AnswerAsync(ControlMessage question, CommandLine line, ITerminal terminal)
    {
        try
        {
            var text = await TextAsync(question, line.Arguments, terminal);
            return text?.Length > ControlChannel.MostCharacters
                ? throw new CannotStartException($"What was read is longer than {ControlChannel.MostCharacters} characters.")
                : new ControlMessage(ControlKind.Answer) { Text = text };
        }
        catch (Exception error) when (error is CannotStartException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ControlMessage(ControlKind.Answer) { Fault = error.Message };
        }
    }

    private static async Task<string?> TextAsync(ControlMessage question, IReadOnlyList<string> arguments, ITerminal terminal)
    {
        switch (question.Kind)
        {
            case ControlKind.AskLine:
                return await terminal.ReadLineAsync();
            case ControlKind.AskRest:
                return await terminal.ReadToEndAsync();
            case ControlKind.AskPassword:
                return await terminal.AskPasswordAsync();
            case ControlKind.ReadFile when Named(question.Path, arguments):
                return await terminal.ReadFileAsync(question.Path!);
            case ControlKind.WriteFile when Named(Path.GetDirectoryName(question.Path), arguments):
                await terminal.WriteFileAsync(question.Path!, question.Text ?? "");
                return null;
            default:
                throw new CannotStartException("The companion at work asks for something that was not typed.");
        }
    }

    // Whoever is at the other end gets and puts what was named here, and nothing else.
    private static bool Named(string? path, IReadOnlyList<string> arguments)
        => !string.IsNullOrEmpty(path) && arguments.Any(argument => argument == path || argument.TrimEnd(Path.DirectorySeparatorChar).EndsWith($"={path}", StringComparison.Ordinal) || argument.TrimEnd(Path.DirectorySeparatorChar) == path);
}
