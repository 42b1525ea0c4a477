using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>No member that the device has and that does not do there what its name says.</summary>
internal sealed class NoLyingMembers : IGateRule
{
    private static readonly Dictionary<string, string> Lies = new(StringComparer.Ordinal)
    {
        ["System.DateTime::Parse"] = "ignores an offset, and reads fractions of a second as ticks",
        ["System.DateTime::TryParse"] = "ignores an offset, and reads fractions of a second as ticks",
        ["System.Convert::ToDateTime"] = "ignores an offset, and reads fractions of a second as ticks",
        ["System.IO.File::AppendText"] = "writes at the start of the file; use FileMode.Append",
    };

    public string Name => "no members that lie";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : from found in Il.Instructions(assembly)
          where found.Instruction.Operand is MethodReference
          let call = (MethodReference)found.Instruction.Operand
          let name = $"{call.DeclaringType.FullName}::{call.Name}"
          where Lies.ContainsKey(name)
          select new Violation(Name, Il.Place(found.Method, found.Instruction), found.Method.FullName, $"calls {name}, which {Lies[name]}");
}
