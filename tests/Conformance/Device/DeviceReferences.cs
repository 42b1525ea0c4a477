using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>
/// Reference assemblies of the device: its own base library, from the package, and all others made at test time from <see cref="DeviceApi"/>.
/// </summary>
internal static class DeviceReferences
{
    private const string Core = "mscorlib";

    private static readonly Lazy<IReadOnlyDictionary<string, ImmutableArray<byte>>> Images = new(Make);

    /// <summary>The device's base library as its package has it (nanoFramework.CoreLibrary).</summary>
    public static string CoreLibrary { get; } = Path.Combine(AppContext.BaseDirectory, "device", Core + ".dll");

    /// <summary>By assembly name, as a project file's <c>Reference Include</c> says it.</summary>
    public static IReadOnlyDictionary<string, MetadataReference> All { get; } = Images.Value.ToDictionary(pair => pair.Key, pair => (MetadataReference)MetadataReference.CreateFromImage(pair.Value), StringComparer.Ordinal);

    /// <summary>For each assembly those that its public members mention: the least that it needs to be loaded.</summary>
    public static IReadOnlyDictionary<string, string[]> Needs { get; } = Images.Value.ToDictionary(pair => pair.Key, pair => References(pair.Value), StringComparer.Ordinal);

    private static string[] References(ImmutableArray<byte> image)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream([.. image]));
        return [.. module.AssemblyReferences.Select(reference => reference.Name)];
    }

    private static Dictionary<string, ImmutableArray<byte>> Make()
    {
        var made = new Dictionary<string, ImmutableArray<byte>>(StringComparer.Ordinal);
        if (!DeviceApi.IsPresent)
        {
            return made;
        }

        made.Add(Core, [.. File.ReadAllBytes(CoreLibrary)]);
        var namespaces = new HashSet<string>(DeviceApi.Assemblies[Core].Namespaces, StringComparer.Ordinal);
        var waiting = DeviceApi.Assemblies.Values.Where(assembly => assembly.Name != Core).ToList();

        // An assembly can be made once everything that it mentions is there.
        while (waiting.Count > 0)
        {
            var done = new List<DeviceAssembly>();
            var refused = new List<string>();
            foreach (var assembly in waiting)
            {
                if (Compile(assembly, namespaces, made.Values, out var errors) is not { } image)
                {
                    refused.Add($"{assembly.Name}: {string.Join("\n  ", errors.Take(20))}");
                    continue;
                }

                made.Add(assembly.Name, image);
                namespaces.UnionWith(assembly.Namespaces);
                done.Add(assembly);
            }

            if (done.Count == 0)
            {
                throw new InvalidOperationException("The device's assemblies cannot be made from the data:\n" + string.Join("\n", refused));
            }

            waiting.RemoveAll(done.Contains);
        }

        return made;
    }

    private static ImmutableArray<byte>? Compile(DeviceAssembly assembly, IEnumerable<string> namespaces, IEnumerable<ImmutableArray<byte>> references, out IEnumerable<Diagnostic> errors)
    {
        var compilation = CSharpCompilation.Create(
            assembly.Name,
            [CSharpSyntaxTree.ParseText(StubSource.Of(assembly, namespaces.Concat(assembly.Namespaces)), new CSharpParseOptions(LanguageVersion.Latest))],
            references.Select(image => MetadataReference.CreateFromImage(image)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        using var written = new MemoryStream();
        var result = compilation.Emit(written, options: new EmitOptions(metadataOnly: true));
        errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return result.Success ? [.. written.ToArray()] : null;
    }
}
