using System.Globalization;
using Hjemvakt.Conformance.Tests.Device;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.StandIns;

/// <summary>
/// Compares what an assembly of stand-ins shows with what the device's assemblies have. A stand-in that offers more than the
/// real package would let firmware compile and pass its tests here, and fail there.
/// </summary>
internal sealed class StandInCheck
{
    private readonly Dictionary<string, DeviceMember> device = DeviceApi.Assemblies.Values
        .SelectMany(assembly => assembly.Types.Values.SelectMany(type => type.Members.Append(type.Id)))
        .DistinctBy(member => member.Id)
        .ToDictionary(member => member.Id, StringComparer.Ordinal);

    private readonly DocumentationId id;

    private readonly AssemblyDefinition assembly;

    public StandInCheck(AssemblyDefinition assembly)
    {
        this.assembly = assembly;
        id = new DocumentationId(DeviceName);
    }

    /// <summary>Types that stand in for one of the device: all public ones outside our own namespaces, and those marked so.</summary>
    public IEnumerable<TypeDefinition> StandIns => assembly.MainModule.GetTypes()
        .Where(type => IsShown(type) && (DeviceName(type) is not null || !NamespaceOf(type).StartsWith("Hjemvakt", StringComparison.Ordinal)));

    /// <summary>What they have too much, or otherwise.</summary>
    public IEnumerable<string> TooMuch() => StandIns.SelectMany(type => device.ContainsKey(id.Of(type))
        ? Members(type)
        : [$"{id.Of(type)} is not on the device"]);

    private static bool IsShown(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsShown(type.DeclaringType));

    private static string NamespaceOf(TypeDefinition type) => type.DeclaringType is null ? type.Namespace : NamespaceOf(type.DeclaringType);

    private static string? DeviceName(TypeReference type) => (type as TypeDefinition)?.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "StandsInForAttribute")?.ConstructorArguments[0].Value as string;

    private IEnumerable<string> Members(TypeDefinition type)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            return type.Methods.Where(method => method.Name == "Invoke").SelectMany(Method);
        }

        var fields = type.Fields.Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName).SelectMany(Field);
        var events = type.Events.Where(member => IsShown(member.AddMethod)).SelectMany(member => Missing(id.Of(member)));
        var properties = type.Properties.Where(property => IsShown(property.GetMethod) || IsShown(property.SetMethod)).SelectMany(Property);
        var methods = type.Methods.Where(method => IsShown(method) && !method.IsGetter && !method.IsSetter && !method.IsAddOn && !method.IsRemoveOn && !OverridesObject(method)).SelectMany(Method);
        return fields.Concat(events).Concat(properties).Concat(methods);
    }

    private static bool IsShown(MethodDefinition? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    // Text for the debugger and equality are there anyway; whether a type has its own is nothing that firmware can call.
    private static bool OverridesObject(MethodDefinition method) => method is { IsVirtual: true, IsReuseSlot: true, Name: "ToString" or "Equals" or "GetHashCode" or "Finalize" };

    private IEnumerable<string> Missing(string wanted) => device.ContainsKey(wanted) ? [] : [$"{wanted} is not on the device"];

    private IEnumerable<string> Field(FieldDefinition field)
    {
        if (!device.TryGetValue(id.Of(field), out var there))
        {
            return [$"{id.Of(field)} is not on the device"];
        }

        var value = field.HasConstant ? Convert.ToString(field.Constant, CultureInfo.InvariantCulture) : null;
        var theirs = there.Signature.Split(" = ")[^1];
        return field.DeclaringType.IsEnum && long.TryParse(theirs, out _) && theirs != value ? [$"{id.Of(field)} is {value}; on the device: {there.Signature}"] : [];
    }

    private IEnumerable<string> Property(PropertyDefinition property)
    {
        if (!device.TryGetValue(id.Of(property), out var there))
        {
            return [$"{id.Of(property)} is not on the device"];
        }

        var faults = new List<string>();
        if (IsShown(property.SetMethod) && !there.Signature.Contains("set;", StringComparison.Ordinal))
        {
            faults.Add($"{id.Of(property)} can be set; on the device: {there.Signature}");
        }

        if (IsShown(property.GetMethod) && !there.Signature.Contains("get;", StringComparison.Ordinal))
        {
            faults.Add($"{id.Of(property)} can be read; on the device: {there.Signature}");
        }

        faults.AddRange(Result(id.Of(property), property.PropertyType, there));
        return faults;
    }

    private IEnumerable<string> Method(MethodDefinition method)
    {
        if (!device.TryGetValue(id.Of(method), out var there))
        {
            return [$"{id.Of(method)} is not on the device"];
        }

        var faults = new List<string>();
        if (!method.IsConstructor)
        {
            faults.AddRange(Result(id.Of(method), method.ReturnType, there));
        }

        if (method.IsStatic != there.Signature.StartsWith("static ", StringComparison.Ordinal))
        {
            faults.Add($"{id.Of(method)} is {(method.IsStatic ? "" : "not ")}static; on the device: {there.Signature}");
        }

        faults.AddRange(method.Parameters.Where(parameter => !System.Text.RegularExpressions.Regex.IsMatch(there.Signature, $@"\b{parameter.Name}\b")).Select(parameter => $"{id.Of(method)} calls a parameter {parameter.Name}; on the device: {there.Signature}"));
        return faults;
    }

    // Signatures in the data write types by their short names, and those of the language by its words.
    private IEnumerable<string> Result(string member, TypeReference type, DeviceMember there)
    {
        var ours = Short(id.NameOf(type));
        var words = there.Signature.Split('(')[0].Split('{')[0].Split(' ').Select(word => word.TrimEnd(';'));
        return words.Contains(ours) ? [] : [$"{member} gives {ours}; on the device: {there.Signature}"];
    }

    private static string Short(string name) => name switch
    {
        "System.Void" => "void",
        "System.Boolean" => "bool",
        "System.Byte" => "byte",
        "System.SByte" => "sbyte",
        "System.Char" => "char",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        "System.Single" => "float",
        "System.Double" => "double",
        "System.String" => "string",
        "System.Object" => "object",
        _ when name.EndsWith("[]", StringComparison.Ordinal) => Short(name[..^2]) + "[]",
        _ => name.Split('.')[^1],
    };
}
