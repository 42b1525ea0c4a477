using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// A visible field is read by everybody and written by its own type alone; an internal one also by its neighbours in the same
/// namespace. That is what a property with a private setter would promise, without its bytes.
/// </summary>
internal sealed class FieldsAreWrittenAtHome : IGateRule
{
    public string Name => "fields are written at home";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : from found in Il.Instructions(assembly)
          where found.Instruction.OpCode.Code is Code.Stfld or Code.Stsfld
          let field = (FieldReference)found.Instruction.Operand
          where field is FieldDefinition own ? !MayWrite(found.Method.DeclaringType, own) : IsOurs(field) && !IsTest(assembly)
          select new Violation(Name, Il.Place(found.Method, found.Instruction), found.Method.FullName, $"writes {field.DeclaringType.Name}.{field.Name}");

    private static bool MayWrite(TypeDefinition writer, FieldDefinition field)
    {
        var home = field.DeclaringType;
        return field.IsPrivate || Inside(writer, home) || Inside(home, writer) || (field.IsAssembly && writer.Namespace == home.Namespace);
    }

    // A field of the other assembly; what a library lets be written is the library's business.
    private static bool IsOurs(FieldReference field) => field.DeclaringType.Scope.Name.StartsWith("Hjemvakt.", StringComparison.Ordinal);

    // A test sets up what it likes.
    private static bool IsTest(AssemblyDefinition assembly) => assembly.Name.Name == "NFUnitTest";

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
