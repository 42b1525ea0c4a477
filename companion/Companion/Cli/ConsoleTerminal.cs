using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Cli;

/// <summary>The terminal, the standard streams and the files of this process.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    public string User => Environment.UserName;

    public bool IsInputRedirected => Console.IsInputRedirected;

    public Task WriteAsync(string text) => Console.Out.WriteAsync(text);

    public Task WriteErrorAsync(string text) => Console.Error.WriteAsync(text);

    public Task<string?> ReadLineAsync() => Console.In.ReadLineAsync();

    public Task<string> ReadToEndAsync() => Console.In.ReadToEndAsync();

    public Task<string> AskPasswordAsync() => Task.FromResult(new PasswordPrompt(() => Console.ReadKey(intercept: true), Console.Error).Ask());

    public Task<string?> ReadFileAsync(string path) => TextFiles.ReadAsync(path);

    public Task WriteFileAsync(string path, string text) => TextFiles.WriteAsync(path, text);
}
