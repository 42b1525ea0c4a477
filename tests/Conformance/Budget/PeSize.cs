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
    private const int HandlerRow = 12;

    public static int Of(AssemblyDefinition assembly)
    {
        var module = assembly.MainModule;
        var types = module.GetTypes().Where(IsKept).ToArray();
        var methods = types.SelectMany(type => type.Methods).ToArray();
        // Constants are in the code that uses them.
        var fields = types.SelectMany(type => type.Fields).Where(field => !field.IsLiteral).ToArray();
        var typeReferences = module.GetTypeReferences().ToArray();
        var memberReferences = module.GetMemberReferences().ToArray();
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

    private static int Signatures(FieldDefinition[] fields, MethodDefinition[] methods, MemberReference[] references) =>
        methods.Select(method => (Shape: $"m {method.ReturnType.FullName}({Shape(method.Parameters.Select(parameter => parameter.ParameterType))})", Bytes: 2 + Bytes(method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType))))
            .Concat(references.OfType<MethodReference>().Select(method => (Shape: $"m {method.ReturnType.FullName}({Shape(method.Parameters.Select(parameter => parameter.ParameterType))})", Bytes: 2 + Bytes(method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)))))
            .Concat(methods.Where(method => method.HasBody && method.Body.HasVariables).Select(method => (Shape: $"v {Shape(method.Body.Variables.Select(variable => variable.VariableType))}", Bytes: Bytes(method.Body.Variables.Select(variable => variable.VariableType)))))
            .Concat(fields.Select(field => (Shape: $"f {field.FieldType.FullName}", Bytes: 1 + Bytes([field.FieldType]))))
            .Concat(fields.Where(field => field.InitialValue.Length > 0).Select(field => (Shape: $"d {field.Name}", Bytes: 2 + field.InitialValue.Length)))
            .DistinctBy(signature => signature.Shape)
            .Sum(signature => signature.Bytes);

    private static string Shape(IEnumerable<TypeReference> types) => string.Join(",", types.Select(type => type.FullName));

    private static int Bytes(IEnumerable<TypeReference> types) => types.Sum(Bytes);

    private static int Bytes(TypeReference type) => type switch
    {
        TypeSpecification inside => 1 + Bytes(inside.ElementType),
        { IsPrimitive: true } => 1,
        { FullName: "System.Void" or "System.String" or "System.Object" } => 1,
        _ => 3,
    };

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
