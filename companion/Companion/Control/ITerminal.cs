using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Control;

/// <summary>
/// Where the person sits who runs a command. Screen, keyboard and files are there, and not where the command runs, which may be in another process.
/// </summary>
internal interface ITerminal
{
    /// <summary>Who runs the command, for the history.</summary>
    string User { get; }

    /// <summary>True when what is read does not come from a keyboard.</summary>
    bool IsInputRedirected { get; }

    /// <summary>Writes to the standard output, as it is.</summary>
    Task WriteAsync(string text);

    /// <summary>Writes to the standard error, as it is.</summary>
    Task WriteErrorAsync(string text);

    /// <summary>The next line of the standard input; null at its end.</summary>
    Task<string?> ReadLineAsync();

    /// <summary>The rest of the standard input.</summary>
    Task<string> ReadToEndAsync();

    /// <summary>Asks for a password on the keyboard, twice and without an echo.</summary>
    /// <exception cref="CannotStartException">None was typed, or two different ones.</exception>
    Task<string> AskPasswordAsync();

    /// <summary>The text of a file; null when there is none.</summary>
    Task<string?> ReadFileAsync(string path);

    /// <summary>Writes a file that nobody but its owner may read, in the place of one that is there, and makes its folder.</summary>
    Task WriteFileAsync(string path, string text);
}
