using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>
/// Generic members that the compiler alone brings in when it compiles innocent firmware for .NET 10: for interpolation, for
/// <c>params</c>, for an empty array, for the two halves of an event. On the device it lowers the same source differently, and there nothing is excused.
/// </summary>
internal static class HostLowering
{
    private static readonly string[] Spans = ["System.ReadOnlySpan`1", "System.Span`1"];

    public static bool Is(MemberUse mention) =>
        (mention.Type is GenericInstanceType instance && (Spans.Contains(instance.ElementType.FullName) || IsInlineArray(instance.ElementType)))
        || (mention.Call is { } call && (Is(call) || (call.DeclaringType.FullName == "System.Threading.Interlocked" && IsEventAccessor(mention.Member))))
        || mention.Member.Contains("<PrivateImplementationDetails>", StringComparison.Ordinal);

    public static bool Is(TypeDefinition type) => IsInlineArray(type);

    public static bool Is(MethodDefinition method) => method.DeclaringType.Name == "<PrivateImplementationDetails>";

    private static bool Is(MethodReference call) =>
        call.DeclaringType.FullName is "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler" or "<PrivateImplementationDetails>"
        || call is { Name: "Empty", DeclaringType.FullName: "System.Array" };

    private static bool IsEventAccessor(string member) => member.Contains("::add_", StringComparison.Ordinal) || member.Contains("::remove_", StringComparison.Ordinal);

    private static bool IsInlineArray(TypeReference type) => type.Name.StartsWith("<>y__InlineArray", StringComparison.Ordinal);
}
