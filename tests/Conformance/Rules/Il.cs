using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>A type that firmware mentions, and where.</summary>
/// <param name="Type">The type as mentioned, taken apart: for an array also its elements, for a generic instance also its arguments.</param>
/// <param name="Call">The method whose call mentions it, if one does.</param>
/// <param name="Member">The member of ours that mentions it.</param>
/// <param name="At">Finds file and line; that takes longer than everything else, and only a violation needs it.</param>
internal sealed record MemberUse(TypeReference Type, MethodReference? Call, string Member, Func<string> At)
{
    public string Place => At();
}

/// <summary>Walks through the code of an assembly.</summary>
internal static class Il
{
    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => assembly.MainModule.GetTypes().Where(type => type.Name != "<Module>");

    public static IEnumerable<MethodDefinition> Methods(AssemblyDefinition assembly) => Types(assembly).SelectMany(type => type.Methods);

    /// <summary>Every instruction with its method.</summary>
    public static IEnumerable<(MethodDefinition Method, Instruction Instruction)> Instructions(AssemblyDefinition assembly) =>
        Methods(assembly).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions.Select(instruction => (method, instruction)));

    /// <summary>Every type that is mentioned anywhere, in a signature or in code.</summary>
    public static IEnumerable<MemberUse> Mentions(AssemblyDefinition assembly) => OfTypes(assembly).Concat(OfMethods(assembly)).Concat(OfCode(assembly));

    public static string Place(MethodDefinition method, Instruction? at = null)
    {
        var points = method.DebugInformation.SequencePoints.Where(point => !point.IsHidden).ToArray();
        if (points.Length == 0)
        {
            return Place(method.DeclaringType);
        }

        var point = at is null ? points[0] : points.LastOrDefault(candidate => candidate.Offset <= at.Offset) ?? points[0];
        return $"{point.Document.Url}:{point.StartLine}";
    }

    private static string Place(TypeDefinition type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            if (outer.Methods.SelectMany(method => method.DebugInformation.SequencePoints).FirstOrDefault() is { } point)
            {
                return point.Document.Url;
            }
        }

        return type.Module.Name;
    }

    private static IEnumerable<MemberUse> OfTypes(AssemblyDefinition assembly) =>
        from type in Types(assembly)
        from mentioned in type.Interfaces.Select(implemented => implemented.InterfaceType).Concat(type.Fields.Select(field => field.FieldType)).Append(type.BaseType)
        where mentioned is not null
        from part in Parts(mentioned)
        select new MemberUse(part, null, type.FullName, () => Place(type));

    private static IEnumerable<MemberUse> OfMethods(AssemblyDefinition assembly) =>
        from method in Methods(assembly)
        let variables = method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : []
        let caught = method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType).Where(type => type is not null) : []
        from mentioned in method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType).Concat(variables).Concat(caught)
        from part in Parts(mentioned)
        select new MemberUse(part, null, method.FullName, () => Place(method));

    private static IEnumerable<MemberUse> OfCode(AssemblyDefinition assembly) =>
        from found in Instructions(assembly)
        from mentioned in Operand(found.Instruction.Operand)
        from part in Parts(mentioned)
        select new MemberUse(part, found.Instruction.Operand as MethodReference, found.Method.FullName, () => Place(found.Method, found.Instruction));

    private static IEnumerable<TypeReference> Operand(object? operand) => operand switch
    {
        TypeReference type => [type],
        MethodReference call => [call.DeclaringType, call.ReturnType, .. call.Parameters.Select(parameter => parameter.ParameterType), .. call is GenericInstanceMethod generic ? generic.GenericArguments.ToArray() : []],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        IEnumerable<TypeReference> inner = type switch
        {
            GenericInstanceType generic => generic.GenericArguments,
            TypeSpecification specification => [specification.ElementType],
            _ => [],
        };
        return inner.SelectMany(Parts).Prepend(type);
    }
}
