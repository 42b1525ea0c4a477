using Hjemvakt.Conformance.Tests.Firmware;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>No <c>[,]</c>: compiles, and crashes the runtime. Arrays of arrays work.</summary>
internal sealed class NoMultiDimensionalArrays : IGateRule
{
    public string Name => "no [,]";

    public IEnumerable<Violation> Check(Build build) => build.Assembly is not { } assembly
        ? []
        : Il.Mentions(assembly).Where(mention => mention.Type is ArrayType { Rank: > 1 }).Select(mention => new Violation(Name, mention.Place, mention.Member, $"uses {mention.Type.FullName}"));
}
