namespace Hjemvakt.Companion.Control;

/// <summary>What a message of the control socket says. The companion asks and tells; the program where the person sits starts and answers.</summary>
internal enum ControlKind
{
    /// <summary>The first message: run this command.</summary>
    Start,

    /// <summary>What was asked for, or why it cannot be had.</summary>
    Answer,

    /// <summary>Text for the standard output.</summary>
    Out,

    /// <summary>Text for the standard error.</summary>
    Error,

    /// <summary>Asks for a line of the standard input.</summary>
    AskLine,

    /// <summary>Asks for the rest of the standard input.</summary>
    AskRest,

    /// <summary>Asks for a password.</summary>
    AskPassword,

    /// <summary>Asks for the text of a file.</summary>
    ReadFile,

    /// <summary>Has a file written.</summary>
    WriteFile,

    /// <summary>The last message: the exit code.</summary>
    Exit,
}

/// <summary>One message of the control socket.</summary>
internal sealed record ControlMessage(ControlKind Kind)
{
    /// <summary>What was typed, of <see cref="ControlKind.Start"/>.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>Who runs the command, of <see cref="ControlKind.Start"/>.</summary>
    public string? User { get; init; }

    /// <summary>Of <see cref="ControlKind.Start"/>.</summary>
    public bool IsInputRedirected { get; init; }

    /// <summary>A file where the person sits.</summary>
    public string? Path { get; init; }

    /// <summary>What is written or was read; null where there is nothing.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is no answer, in one line.</summary>
    public string? Fault { get; init; }

    /// <summary>The exit code.</summary>
    public int Code { get; init; }
}
