using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// No generic type or method, our own or used, written or inferred (<c>Func&lt;&gt;</c>, the type of a lambda). They compile
/// without a warning, and crash the runtime when the assembly is loaded or the member is first used.
/// </summary>
internal sealed class NoGenerics : IGateRule
{
    public string Name => "no generics";

    public IEnumerable<Violation> Check(Build build)
    {
        if (build.Assembly is not { } assembly)
        {
            return [];
        }

        var onHost = build.Target == Target.Host;
        var types = Il.Types(assembly).Where(type => type.HasGenericParameters && !(onHost && HostLowering.Is(type))).Select(type => new Violation(Name, Places.Of(build, type), type.FullName, "is a generic type"));
        var methods = Il.Methods(assembly).Where(method => method.HasGenericParameters && !(onHost && HostLowering.Is(method))).Select(method => new Violation(Name, Il.Place(method), method.FullName, "is a generic method"));
        var used = Il.Mentions(assembly)
            .Where(mention => mention.Type is GenericInstanceType { ElementType.FullName: not "System.Nullable`1" } || mention.Call is GenericInstanceMethod)
            .Where(mention => !(onHost && HostLowering.Is(mention)))
            .Select(mention => new Violation(Name, mention.Place, mention.Member, $"uses {(mention.Call is GenericInstanceMethod call ? call.FullName : mention.Type.FullName)}"));
        return types.Concat(methods).Concat(used);
    }
}
