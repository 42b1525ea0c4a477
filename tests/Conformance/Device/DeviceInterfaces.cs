namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>
/// Which interfaces a type of the device implements is not in the data. A type that has all members of an interface, written the
/// same way, is taken to implement it.
/// </summary>
internal static class DeviceInterfaces
{
    public static IEnumerable<string> Of(DeviceType type, DeviceAssembly assembly)
    {
        if (type.Id.Signature.StartsWith("interface ", StringComparison.Ordinal))
        {
            return [];
        }

        var known = DeviceApi.Assemblies.TryGetValue("mscorlib", out var core) && core != assembly ? core.Types.Values.Concat(assembly.Types.Values) : assembly.Types.Values;
        return known
            .Where(candidate => candidate.Id.Signature.StartsWith("interface ", StringComparison.Ordinal) && candidate.Members.Count > 0)
            .Where(candidate => candidate.Members.All(wanted => type.Members.Any(member => member.Kind == wanted.Kind && member.Name == wanted.Name && member.Parameters == wanted.Parameters && SameResult(member.Signature, wanted.Signature))))
            .Select(candidate => "global::" + candidate.Id.FullName);
    }

    private static bool SameResult(string member, string wanted)
    {
        foreach (var modifier in (string[])["virtual ", "override ", "abstract "])
        {
            member = member.Replace(modifier, "", StringComparison.Ordinal);
            wanted = wanted.Replace(modifier, "", StringComparison.Ordinal);
        }

        return !member.StartsWith("static ", StringComparison.Ordinal) && member.Split(' ')[0] == wanted.Split(' ')[0];
    }
}
