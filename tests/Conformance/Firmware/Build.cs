using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Hjemvakt.Conformance.Tests.Firmware;

/// <summary>Which base library firmware is compiled against.</summary>
public enum Target
{
    /// <summary>Exactly what the device has. Overloads and lowering are the device's.</summary>
    Device,

    /// <summary>.NET 10 and the stand-ins, as in <c>firmware/Host</c>. The compiler may lower to members that only .NET has.</summary>
    Host,
}

/// <summary>Sources compiled for a target, with everything that the rules look at.</summary>
/// <param name="Assembly">Null when the sources do not compile.</param>
internal sealed record Build(string Name, Target Target, CSharpCompilation Compilation, AssemblyDefinition? Assembly)
{
    public IEnumerable<Diagnostic> Errors => Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>For other compilations that refer to this one; good even when it does not compile, so that one fault shows once.</summary>
    public MetadataReference Reference => Compilation.ToMetadataReference();

    /// <param name="name">Name of the assembly.</param>
    /// <param name="target">What <paramref name="references"/> are.</param>
    /// <param name="sources">Path to be shown, and text.</param>
    /// <param name="references">All references, the core library among them.</param>
    /// <param name="program">True for a program with an entry point.</param>
    public static Build Of(string name, Target target, IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference> references, bool program = false)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path, Encoding.UTF8)),
            references,
            new CSharpCompilationOptions(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
        {
            return new Build(name, target, compilation, null);
        }

        symbols.Position = 0;
        image.Position = 0;
        var parameters = new ReaderParameters { ReadSymbols = true, SymbolStream = symbols, SymbolReaderProvider = new PortablePdbReaderProvider(), ReadingMode = ReadingMode.Immediate };
        return new Build(name, target, compilation, AssemblyDefinition.ReadAssembly(image, parameters));
    }
}
