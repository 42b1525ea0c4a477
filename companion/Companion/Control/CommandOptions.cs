using System.CommandLine;

namespace Hjemvakt.Companion.Control;

/// <summary>The arguments and options that many commands share.</summary>
internal static class CommandOptions
{
    /// <summary>One JSON document on the standard output, with names that stay, for programs.</summary>
    public static Option<bool> Json { get; } = Flag("--json");

    public static Argument<string> Gateway { get; } = new("GATEWAY");

    public static Argument<string> Home { get; } = new("HOME");

    /// <summary>An option that says all it has to say by being there.</summary>
    public static Option<bool> Flag(string name) => new(name) { Arity = ArgumentArity.Zero };
}
