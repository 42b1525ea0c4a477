using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// A visible field is read by everybody and written by its own type alone; an internal one also by its neighbours in the same
/// namespace. That is what a property with a private setter would promise, without its bytes.
/// </summary>
internal sealed class FieldsAreWrittenAtHome : IRule
{
    public string Name => "fields are written at home";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : from found in Il.Instructions(assembly)
          where found.Instruction.OpCode.Code is Code.Stfld or Code.Stsfld
          let field = ((FieldReference)found.Instruction.Operand).Resolve()
          where field is not null && (field.IsPublic || field.IsAssembly || field.IsFamily)
          let home = field.DeclaringType
          where !Inside(found.Method.DeclaringType, home) && !Inside(home, found.Method.DeclaringType) && !(field.IsAssembly && found.Method.DeclaringType.Namespace == home.Namespace)
          select new Violation(Name, Il.Place(found.Method, found.Instruction), found.Method.FullName, $"writes {home.Name}.{field.Name}");

    private static bool Inside(TypeDefinition type, TypeDefinition home)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            if (outer == home)
            {
                return true;
            }
        }

        return false;
    }
}
