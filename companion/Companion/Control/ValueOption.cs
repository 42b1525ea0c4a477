using System.CommandLine;

namespace Hjemvakt.Companion.Control;

/// <summary>An option with a value. Every value is taken as it was typed; the command says what is wrong with it.</summary>
internal sealed class ValueOption : Option<string[]>
{
    /// <param name="name">With its hyphens.</param>
    /// <param name="value">What the help calls the value.</param>
    public ValueOption(string name, string value)
        : base(name)
    {
        HelpName = value;
        Arity = ArgumentArity.OneOrMore;
    }

    /// <summary>It must be there.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>It may come more than once.</summary>
    public bool IsRepeated { get; init; }
}
