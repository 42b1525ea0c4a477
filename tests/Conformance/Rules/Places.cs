using Hjemvakt.Conformance.Tests.Firmware;
using Microsoft.CodeAnalysis;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>Where something is written in the sources.</summary>
internal static class Places
{
    public static string Of(Location location) => $"{location.SourceTree?.FilePath}:{location.GetLineSpan().StartLinePosition.Line + 1}";

    /// <summary>Where a type is written; debug information knows lines of code only.</summary>
    public static string Of(Build build, TypeDefinition type) =>
        build.Compilation.Assembly.GetTypeByMetadataName(type.FullName.Replace('/', '+'))?.Locations.FirstOrDefault(location => location.IsInSource) is { } location ? Of(location) : build.Name;

    /// <summary>The member of ours around a position.</summary>
    public static string Member(Build build, SyntaxTree tree, int position) => build.Compilation.GetSemanticModel(tree).GetEnclosingSymbol(position)?.ToDisplayString() ?? build.Name;
}
