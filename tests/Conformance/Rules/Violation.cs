using Hjemvakt.Conformance.Tests.Firmware;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>Something in firmware that would not work on the device.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Place">File and line, or the file alone where there is no line.</param>
/// <param name="Member">The member that does it.</param>
/// <param name="What">What it does.</param>
internal sealed record Violation(string Rule, string Place, string Member, string What)
{
    public override string ToString() => $"{Place}: {Member}: {What} [{Rule}]";
}

/// <summary>One thing that nanoFramework cannot do, or does wrongly.</summary>
internal interface IGateRule
{
    /// <summary>Short, for messages.</summary>
    string Name { get; }

    IEnumerable<Violation> Check(Build build);
}
