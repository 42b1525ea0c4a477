using Hjemvakt.Conformance.Tests.Firmware;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// No <c>int?</c> and no <c>text?.Length</c>, whose type is one: the device has no <c>Nullable&lt;T&gt;</c>. Read from the sources,
/// because the compiler optimises many of them away once it has found the type.
/// </summary>
internal sealed class NoNullableValues : IGateRule
{
    public string Name => "no nullable values";

    public IEnumerable<Violation> Check(Build build) =>
        from tree in build.Compilation.SyntaxTrees
        let model = build.Compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        where node is ExpressionSyntax
        where model.GetTypeInfo(node).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        select new Violation(Name, Places.Of(node.GetLocation()), Places.Member(build, tree, node.SpanStart), $"is of type {model.GetTypeInfo(node).Type!.ToDisplayString()}: {node}");
}
