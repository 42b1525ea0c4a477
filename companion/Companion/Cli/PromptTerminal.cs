using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Cli;

/// <summary>
/// A terminal whose questions must be answered within a minute: while a command runs on the database itself, no companion can start, and a question in a window that
/// somebody has left must not keep it from that.
/// </summary>
internal sealed class PromptTerminal(ITerminal terminal, TimeProvider time) : ITerminal
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public string User => terminal.User;

    public bool IsInputRedirected => terminal.IsInputRedirected;

    public Task WriteAsync(string text) => terminal.WriteAsync(text);

    public Task WriteErrorAsync(string text) => terminal.WriteErrorAsync(text);

    public Task<string?> ReadLineAsync() => SoonAsync(terminal.ReadLineAsync);

    public Task<string> ReadToEndAsync() => SoonAsync(terminal.ReadToEndAsync);

    public Task<string> AskPasswordAsync() => SoonAsync(terminal.AskPasswordAsync);

    public Task<string?> ReadFileAsync(string path) => SoonAsync(() => terminal.ReadFileAsync(path));

    public Task WriteFileAsync(string path, string text) => terminal.WriteFileAsync(path, text);

    // On another thread: a keyboard is read without giving it back.
    private async Task<T> SoonAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await Task.Run(ask).WaitAsync(Longest, time);
        }
        catch (TimeoutException error)
        {
            throw new CannotStartException("Nothing came for a minute; nothing was changed.", error);
        }
    }
}
