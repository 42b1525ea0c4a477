namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>One assembly of the device, as its lines describe it.</summary>
internal sealed class DeviceAssembly
{
    private readonly Dictionary<string, DeviceType> types;

    public DeviceAssembly(string name, IEnumerable<string> lines)
    {
        Name = name;
        var members = lines.Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(DeviceMember.Read).ToArray();
        types = members.Where(member => member.Kind == 'T').ToDictionary(member => member.FullName, member => new DeviceType(member), StringComparer.Ordinal);
        foreach (var member in members.Where(member => member.Kind != 'T'))
        {
            types[member.TypeName].Members.Add(member);
        }

        foreach (var type in types.Values.Where(type => types.ContainsKey(type.Id.TypeName)))
        {
            type.Outer = types[type.Id.TypeName];
            type.Outer.Nested.Add(type);
        }
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, DeviceType> Types => types;

    public IEnumerable<string> Namespaces => types.Values.Where(type => type.Outer is null).Select(type => type.Id.TypeName).Distinct();
}

/// <summary>One type with its members.</summary>
internal sealed class DeviceType(DeviceMember id)
{
    public DeviceMember Id { get; } = id;

    public List<DeviceMember> Members { get; } = [];

    public List<DeviceType> Nested { get; } = [];

    public DeviceType? Outer { get; set; }

    /// <summary>Name without namespace and arity.</summary>
    public string Name => Id.Name.Split('`')[0];

    public int Arity => Id.Name.Contains('`', StringComparison.Ordinal) ? int.Parse(Id.Name.Split('`')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
}

/// <summary>One line.</summary>
/// <param name="Kind">T, M, P, F or E.</param>
/// <param name="FullName">The id without kind, parameters and conversion target.</param>
/// <param name="Parameters">The parameter list of the id, with its parentheses, or nothing.</param>
/// <param name="Signature">The signature in C#.</param>
internal sealed record DeviceMember(char Kind, string FullName, string Parameters, string Signature)
{
    public string Id => $"{Kind}:{FullName}{Parameters}";

    /// <summary>The type that has the member; for a type, its namespace or outer type.</summary>
    public string TypeName => FullName[..FullName.LastIndexOf('.')];

    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    public static DeviceMember Read(string line)
    {
        var (id, signature) = (line.Split('\t')[0], line.Split('\t')[1]);
        var rest = id[2..];
        var end = rest.IndexOfAny(['(', '~']);
        return new DeviceMember(id[0], end < 0 ? rest : rest[..end], end < 0 ? "" : rest[end..], signature);
    }
}
