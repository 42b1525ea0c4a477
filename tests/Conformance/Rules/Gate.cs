using Hjemvakt.Conformance.Tests.Firmware;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>All rules.</summary>
internal static class Gate
{
    public static IReadOnlyList<IGateRule> Rules { get; } =
    [
        new OnlyMembersOfTheDevice(),
        new NoGenerics(),
        new NoMultiDimensionalArrays(),
        new NoNullableValues(),
        new NoStateMachines(),
        new NoInterfaceBodies(),
        new NoOverflowChecks(),
        new NumbersAsText(),
        new NoLyingMembers(),
        new FieldsAreWrittenAtHome(),
    ];

    public static IReadOnlyList<Violation> Check(Build build) => [.. Rules.SelectMany(rule => rule.Check(build)).Distinct()];
}
