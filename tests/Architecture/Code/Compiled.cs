using Mono.Cecil;

namespace Hjemvakt.Architecture.Tests.Code;

/// <summary>One type of ours that mentions another: in a signature, in a field, or in code.</summary>
/// <param name="From">The outermost type that mentions.</param>
/// <param name="To">The outermost type that is mentioned.</param>
internal sealed record Mention(TypeName From, TypeName To)
{
    public override string ToString() => $"{From} uses {To}";
}

/// <summary>A type by its names; nested types, and what the compiler makes of lambdas, count as their outermost type.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    /// <summary>True for this namespace and all below it.</summary>
    public bool IsIn(string name) => Namespace == name || Namespace.StartsWith(name + ".", StringComparison.Ordinal);

    public bool IsInAny(params string[] names) => names.Any(IsIn);

    public override string ToString() => $"{Namespace}.{Name}";

    public static TypeName Of(TypeReference type)
    {
        type = type.GetElementType();
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return new TypeName(type.Namespace, type.Name);
    }
}

/// <summary>A compiled assembly of ours, by what it mentions.</summary>
internal sealed class Compiled
{
    private Compiled(AssemblyDefinition assembly)
    {
        Name = assembly.Name.Name;
        References = [.. assembly.MainModule.AssemblyReferences.Select(reference => reference.Name)];
        // What the compiler adds of its own has no namespace, or one of the base library's.
        Types = [.. assembly.MainModule.Types.Select(TypeName.Of).Where(type => type.Namespace.Length > 0 && !type.IsInAny("System.Runtime.CompilerServices", "Microsoft.CodeAnalysis"))];
        Mentions = [.. Read(assembly.MainModule).Where(mention => mention.From != mention.To).Distinct()];
        Calls = [.. assembly.MainModule.GetMemberReferences().Select(member => $"{member.DeclaringType.FullName}::{member.Name}").Distinct()];
    }

    private Compiled(string name, IReadOnlyList<TypeName> types, IReadOnlyList<string> references, IReadOnlyList<Mention> mentions, IReadOnlyList<string> calls)
    {
        Name = name;
        Types = types;
        References = references;
        Mentions = mentions;
        Calls = calls;
    }

    public static Compiled Safety { get; } = Load("Hjemvakt.Safety");

    public static Compiled Companion { get; } = Load("Hjemvakt.Companion");

    public static Compiled Showroom { get; } = Load("Hjemvakt.Showroom");

    public static Compiled GatewayCore { get; } = Load("Hjemvakt.Gateway.Core");

    public static Compiled Gateway { get; } = Load("Hjemvakt.Gateway");

    public static Compiled VirtualHome { get; } = Load("Hjemvakt.VirtualHome");

    public static Compiled StandIns { get; } = Load("Hjemvakt.Host.StandIns");

    public string Name { get; }

    /// <summary>Names of the assemblies that it needs.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The outermost types that it holds.</summary>
    public IReadOnlyList<TypeName> Types { get; }

    /// <summary>Who mentions whom.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>Members of other assemblies that it uses, as <c>Namespace.Type::Member</c>.</summary>
    public IReadOnlyList<string> Calls { get; }

    /// <summary>What one part mentions of another.</summary>
    public IEnumerable<Mention> Between(string from, string to) => Mentions.Where(mention => mention.From.IsIn(from) && mention.To.IsIn(to));

    /// <summary>From an image in memory; for the tests of the rules themselves.</summary>
    public static Compiled Of(Type type)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(type.Assembly.Location);
        return new Compiled(assembly);
    }

    /// <summary>A program that nobody wrote; for the tests of the rules themselves.</summary>
    public static Compiled MadeUp(string name, IReadOnlyList<TypeName> types, IReadOnlyList<Mention> mentions) => new(name, types, [], mentions, []);

    /// <summary>The same program with one more mention; for the tests of the rules themselves.</summary>
    public Compiled With(Mention mention) => new(Name, Types, References, [.. Mentions, mention], Calls);

    public override string ToString() => Name;

    private static Compiled Load(string name)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        return new Compiled(assembly);
    }

    private static IEnumerable<Mention> Read(ModuleDefinition module) =>
        from type in module.GetTypes()
        from mentioned in OfType(type).Concat(type.Methods.SelectMany(OfMethod))
        from part in Parts(mentioned)
        where part is not GenericParameter
        select new Mention(TypeName.Of(type), TypeName.Of(part));

    private static IEnumerable<TypeReference> OfType(TypeDefinition type) =>
        type.Interfaces.Select(implemented => implemented.InterfaceType)
            .Concat(type.Fields.Select(field => field.FieldType))
            .Concat(type.BaseType is null ? [] : [type.BaseType]);

    private static IEnumerable<TypeReference> OfMethod(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        return method.HasBody
            ? signature.Concat(method.Body.Variables.Select(variable => variable.VariableType)).Concat(method.Body.Instructions.SelectMany(instruction => OfOperand(instruction.Operand)))
                .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>())
            : signature;
    }

    private static IEnumerable<TypeReference> OfOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference call => [call.DeclaringType, call.ReturnType, .. call.Parameters.Select(parameter => parameter.ParameterType), .. call is GenericInstanceMethod generic ? generic.GenericArguments.ToArray() : []],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
