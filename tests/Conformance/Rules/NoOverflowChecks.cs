using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>No <c>checked</c>: it never throws on the device, so code that relies on it is wrong there. Compare instead.</summary>
internal sealed class NoOverflowChecks : IGateRule
{
    // The compiler puts these by itself, for the length of a new array.
    private static readonly Code[] Lengths = [Code.Conv_Ovf_I, Code.Conv_Ovf_U, Code.Conv_Ovf_I_Un, Code.Conv_Ovf_U_Un];

    public string Name => "no checked arithmetic";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : Il.Instructions(assembly)
            .Where(found => found.Instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal) && !Lengths.Contains(found.Instruction.OpCode.Code))
            .Select(found => new Violation(Name, Il.Place(found.Method, found.Instruction), found.Method.FullName, $"relies on {found.Instruction.OpCode.Name}"));
}
