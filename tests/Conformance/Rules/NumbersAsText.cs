using System.Globalization;
using System.Text.RegularExpressions;
using Hjemvakt.Conformance.Tests.Firmware;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// Numbers become text only in ways in which the device makes the same text. It knows the formats D E F G N X; <c>"0.00"</c>
/// comes back as the text 0.00, R P C and <c>"000"</c> throw. A float or double without a format shows the noise of its last
/// digits there (36.6 → 36.5999985), and the name of an enum value is its number.
/// </summary>
internal sealed partial class NumbersAsText : IGateRule
{
    public string Name => "numbers as text";

    public IEnumerable<Violation> Check(Build build) =>
        from tree in build.Compilation.SyntaxTrees
        let model = build.Compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        from text in Texts(model, node)
        let fault = Fault(text.Type, text.Format)
        where fault is not null
        select new Violation(Name, Places.Of(text.At.GetLocation()), Places.Member(build, tree, text.At.SpanStart), $"{fault}: {text.At}");

    // Places where a value becomes text.
    private static IEnumerable<Text> Texts(SemanticModel model, SyntaxNode node) => node switch
    {
        InterpolationSyntax hole => [new Text(hole, model.GetTypeInfo(hole.Expression).Type, hole.FormatClause?.FormatStringToken.ValueText)],
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsString(model, sum) => Plain(model, sum.Left, sum.Right),
        AssignmentExpressionSyntax sum when sum.IsKind(SyntaxKind.AddAssignmentExpression) && IsString(model, sum.Left) => Plain(model, sum.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } access } call => [new Text(call, model.GetTypeInfo(access.Expression).Type, FormatOf(model, call))],
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol switch
        {
            IMethodSymbol { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } => Composite(model, Arguments(call)),
            IMethodSymbol { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } => Plain(model, Arguments(call)),
            IMethodSymbol { Name: "Append" or "Insert", ContainingType.Name: "StringBuilder" } => Plain(model, Arguments(call)),
            _ => [],
        },
        _ => [],
    };

    private static ExpressionSyntax[] Arguments(InvocationExpressionSyntax call) => [.. call.ArgumentList.Arguments.Select(argument => argument.Expression)];

    private static IEnumerable<Text> Plain(SemanticModel model, params ExpressionSyntax[] operands) => operands.Select(operand => new Text(operand, model.GetTypeInfo(operand).Type, null));

    // The hole {n:format} belongs to the argument n.
    private static IEnumerable<Text> Composite(SemanticModel model, ExpressionSyntax[] arguments) => model.GetConstantValue(arguments[0]).Value is string format
        ? Hole().Matches(format)
            .Select(match => (Index: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + 1, Format: match.Groups[2].Success ? match.Groups[2].Value : null))
            .Where(hole => hole.Index < arguments.Length)
            .Select(hole => new Text(arguments[hole.Index], model.GetTypeInfo(arguments[hole.Index]).Type, hole.Format))
        : [];

    private static bool IsString(SemanticModel model, ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    private static string? FormatOf(SemanticModel model, InvocationExpressionSyntax call) => Arguments(call) switch
    {
        [] => null,
        [var only] => model.GetConstantValue(only).Value as string ?? "that is not a constant",
        _ => "with a provider",
    };

    private static string? Fault(ITypeSymbol? type, string? format) => type switch
    {
        { TypeKind: TypeKind.Enum } => "the name of an enum value is its number on the device",
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } when string.IsNullOrEmpty(format) => "a fraction needs a format, such as F1",
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } when !ForFractions().IsMatch(format!) => $"format {format} does not work on the device",
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } when !string.IsNullOrEmpty(format) && !ForIntegers().IsMatch(format) => $"format {format} does not work on the device",
        _ => null,
    };

    [GeneratedRegex(@"^[EeFfGgNn][0-9]{0,2}$")]
    private static partial Regex ForFractions();

    [GeneratedRegex(@"^[DdEeFfGgNnXx][0-9]{0,2}$")]
    private static partial Regex ForIntegers();

    [GeneratedRegex(@"\{([0-9]+)(?:,-?[0-9]+)?(?::([^}]*))?\}")]
    private static partial Regex Hole();

    private sealed record Text(SyntaxNode At, ITypeSymbol? Type, string? Format);
}
