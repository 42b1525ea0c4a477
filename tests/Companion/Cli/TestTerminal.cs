using System.Text;
using Hjemvakt.Companion.Cli;
using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Tests.Cli;

/// <summary>A terminal without a process: what is typed is given, what is shown is kept.</summary>
internal sealed class TestTerminal(string input = "") : ITerminal
{
    private readonly StringBuilder shown = new(), errors = new();
    private string typed = input;

    public string User => "tester";

    public bool IsInputRedirected { get; init; } = true;

    /// <summary>What is typed where a password is asked for without an echo.</summary>
    public string Password { get; init; } = "";

    /// <summary>Where relative paths begin.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    public string Out => shown.ToString();

    public string Error => errors.ToString();

    public Task WriteAsync(string text)
    {
        shown.Append(text);
        return Task.CompletedTask;
    }

    public Task WriteErrorAsync(string text)
    {
        errors.Append(text);
        return Task.CompletedTask;
    }

    public Task<string?> ReadLineAsync() => Task.FromResult(typed.Length == 0 ? null : Take(typed.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end + 1 : typed.Length).TrimEnd('\n'));

    public Task<string> ReadToEndAsync() => Task.FromResult(Take(typed.Length));

    public Task<string> AskPasswordAsync() => Task.FromResult(IsInputRedirected ? throw new InvalidOperationException("There is no keyboard.") : Password);

    public Task<string?> ReadFileAsync(string path) => TextFiles.ReadAsync(Path.Combine(Folder, path));

    public Task WriteFileAsync(string path, string text) => TextFiles.WriteAsync(Path.Combine(Folder, path), text);

    private string Take(int count)
    {
        var taken = typed[..count];
        typed = typed[count..];
        return taken;
    }
}
