using Hjemvakt.Conformance.Tests.Firmware;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>No code in an interface: calling a default method throws on the device.</summary>
internal sealed class NoInterfaceBodies : IGateRule
{
    public string Name => "no default interface methods";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : Il.Types(assembly).Where(type => type.IsInterface).SelectMany(type => type.Methods).Where(method => method.HasBody).Select(method => new Violation(Name, Il.Place(method), method.FullName, "has a body in an interface"));
}
