using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Budget;

/// <summary>
/// How large an assembly is as a nanoFramework PE, reckoned from its tables: the rows have fixed sizes, a token in code takes two bytes instead of four,
/// names and texts are kept once each. Within two percent of what the metadata processor makes of it (docs/decisions/0101).
/// </summary>
internal static class PeSize
{
    private const int Header = 124;
    private const int TypeRow = 24;
    private const int FieldRow = 8;
    private const int MethodRow = 16;
    private const int ReferenceRow = 8;
    private const int AssemblyReferenceRow = 12;
    private static readonly Dictionary<string, char> Letters = new(StringComparer.Ordinal);

    private const int HandlerRow = 12;

    public static int Of(AssemblyDefinition assembly)
    {
        var module = assembly.MainModule;
        var types = module.GetTypes().Where(IsKept).ToArray();
        var methods = types.SelectMany(type => type.Methods).ToArray();
        // Constants are in the code that uses them.
        var fields = types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral).ToArray();
        // Attributes of the assembly itself are the compiler's and the loader's business; they are left out too.
        var typeReferences = module.GetTypeReferences().Where(type => !IsAttribute(type)).ToArray();
        var memberReferences = module.GetMemberReferences().Where(member => !IsAttribute(member.DeclaringType)).ToArray();
        return Header
            + (module.AssemblyReferences.Count * AssemblyReferenceRow)
            + (types.Length * TypeRow) + (fields.Length * FieldRow) + (methods.Length * MethodRow)
            + ((typeReferences.Length + memberReferences.Length) * ReferenceRow)
            + Strings(assembly, types, fields, methods, typeReferences, memberReferences)
            + Signatures(fields, methods, memberReferences)
            + methods.Where(method => method.HasBody).Sum(method => Code(method.Body));
    }

    // The compiler's own marks for nullability are left out.
    private static bool IsKept(TypeDefinition type) => type.Name != "<Module>" && type.BaseType?.FullName != "System.Attribute";

    private static bool IsAttribute(TypeReference type) => type.Name.EndsWith("Attribute", StringComparison.Ordinal);

    // Names of the base library are in a table of the interpreter's own, and cost nothing; what the program says itself always does.
    private static int Strings(
        AssemblyDefinition assembly, TypeDefinition[] types, FieldDefinition[] fields, MethodDefinition[] methods, TypeReference[] typeReferences, MemberReference[] memberReferences)
    {
        var known = typeReferences.Where(type => type.Scope.Name == "mscorlib").SelectMany(type => new[] { type.Name, type.Namespace })
            .Concat(memberReferences.Where(member => member.DeclaringType.Scope.Name == "mscorlib").Select(member => member.Name))
            .ToHashSet(StringComparer.Ordinal);
        return types.SelectMany(type => new[] { type.Name, type.Namespace })
            .Concat(fields.Select(field => field.Name))
            .Concat(methods.Select(method => method.Name))
            .Concat(typeReferences.SelectMany(type => new[] { type.Name, type.Namespace }))
            .Concat(memberReferences.Select(member => member.Name))
            .Concat(assembly.MainModule.AssemblyReferences.Select(reference => reference.Name))
            .Append(assembly.Name.Name)
            .Where(name => !known.Contains(name))
            .Concat(methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
    }

    // Signatures lie in one heap, and one that is part of another is not written again.
    private static int Signatures(FieldDefinition[] fields, MethodDefinition[] methods, MemberReference[] references)
    {
        var heap = new StringBuilder();
        foreach (var signature in methods.Select(Signature)
            .Concat(references.OfType<MethodReference>().Select(Signature))
            .Concat(methods.Where(method => method.HasBody && method.Body.HasVariables).Select(method => string.Concat(method.Body.Variables.Select(variable => Encoded(variable.VariableType)))))
            .Concat(fields.Select(field => "f" + Encoded(field.FieldType))))
        {
            if (!heap.ToString().Contains(signature, StringComparison.Ordinal))
            {
                heap.Append(signature);
            }
        }

        return heap.Length + fields.Sum(field => field.InitialValue.Length == 0 ? 0 : field.InitialValue.Length + 2);
    }

    private static string Signature(MethodReference method) =>
        $"m{(char)('0' + method.Parameters.Count)}{Encoded(method.ReturnType)}{string.Concat(method.Parameters.Select(parameter => Encoded(parameter.ParameterType)))}";

    // One letter for a byte: a word of the base library takes one, any other type three.
    private static string Encoded(TypeReference type) => type switch
    {
        TypeSpecification inside => (type is ArrayType ? "[" : "&") + Encoded(inside.ElementType),
        { IsPrimitive: true } or { FullName: "System.Void" or "System.String" or "System.Object" } => Letter(type),
        _ => $"T{Letter(type)}t",
    };

    private static string Letter(TypeReference type)
    {
        if (!Letters.TryGetValue(type.FullName, out var letter))
        {
            Letters.Add(type.FullName, letter = (char)(0x4E00 + Letters.Count));
        }

        return letter.ToString();
    }

    private static int Code(MethodBody body) =>
        body.Instructions.Sum(instruction => instruction.OpCode.Size + Operand(instruction))
        + (body.HasExceptionHandlers ? 1 + (body.ExceptionHandlers.Count * HandlerRow) : 0);

    private static int Operand(Instruction instruction) => instruction.OpCode.OperandType switch
    {
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineBrTarget => 2,
        OperandType.InlineI or OperandType.ShortInlineR => 4,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 1 + (2 * ((Instruction[])instruction.Operand).Length),
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineArg => 1,
        OperandType.InlineVar or OperandType.InlineArg => 2,
        _ => 0,
    };
}
