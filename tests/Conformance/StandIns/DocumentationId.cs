using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.StandIns;

/// <summary>Documentation ids (ECMA-334) of members in metadata.</summary>
/// <param name="deviceName">The name that a type has on the device, where a stand-in bears another.</param>
internal sealed class DocumentationId(Func<TypeReference, string?> deviceName)
{
    public string Of(TypeDefinition type) => "T:" + NameOf(type);

    public string Of(FieldDefinition field) => $"F:{NameOf(field.DeclaringType)}.{field.Name}";

    public string Of(EventDefinition member) => $"E:{NameOf(member.DeclaringType)}.{member.Name}";

    public string Of(PropertyDefinition property) => $"P:{NameOf(property.DeclaringType)}.{property.Name}{Parameters(property.Parameters)}";

    public string Of(MethodDefinition method)
    {
        var name = method.IsConstructor ? "#ctor" : method.Name;
        var result = method.Name is "op_Implicit" or "op_Explicit" ? "~" + NameOf(method.ReturnType) : "";
        return $"M:{NameOf(method.DeclaringType)}.{name}{Parameters(method.Parameters)}{result}";
    }

    /// <summary>Name of a type as ids write it.</summary>
    public string NameOf(TypeReference type) => type switch
    {
        ByReferenceType reference => NameOf(reference.ElementType) + "@",
        ArrayType array => NameOf(array.ElementType) + "[]",
        _ => deviceName(type) ?? type.FullName.Replace('/', '.'),
    };

    private string Parameters(IEnumerable<ParameterDefinition> parameters)
    {
        var names = parameters.Select(parameter => NameOf(parameter.ParameterType)).ToArray();
        return names.Length == 0 ? "" : $"({string.Join(',', names)})";
    }
}
