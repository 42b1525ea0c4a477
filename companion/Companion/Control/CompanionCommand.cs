using System.CommandLine;

namespace Hjemvakt.Companion.Control;

/// <summary>A command that does something, as a leaf of the <see cref="CommandTree"/>.</summary>
internal sealed class CompanionCommand : Command
{
    /// <param name="act">What it does; null when the program itself does it.</param>
    /// <param name="takes">Its arguments and options, in the order in which they are shown.</param>
    public CompanionCommand(string name, string description, Func<CommandCall, Task<int>>? act, params Symbol[] takes)
        : base(name, description)
    {
        Act = act;
        foreach (var symbol in takes)
        {
            if (symbol is Argument argument)
            {
                Arguments.Add(argument);
            }
            else
            {
                Options.Add((Option)symbol);
            }
        }
    }

    /// <summary>Does it. Returns the exit code.</summary>
    public Func<CommandCall, Task<int>>? Act { get; }

    /// <summary>Where it runs.</summary>
    public CommandPlace Place { get; init; }

    /// <summary>The words of the command.</summary>
    public string Path => Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand ? $"{parent.Name} {Name}" : Name;
}
