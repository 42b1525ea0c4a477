using System.Globalization;
using Hjemvakt.Conformance.Tests.Firmware;
using Microsoft.CodeAnalysis;

namespace Hjemvakt.Conformance.Tests.Rules;

/// <summary>The compiler finds everything that firmware uses in the device's own assemblies, in those that the project refers to.</summary>
internal sealed class OnlyMembersOfTheDevice : IGateRule
{
    public string Name => "only members of the device";

    public IEnumerable<Violation> Check(Build build) => build.Errors.Select(error =>
    {
        var what = $"{error.Id} {error.GetMessage(CultureInfo.InvariantCulture)}";
        return error.Location.SourceTree is { } tree
            ? new Violation(Name, Places.Of(error.Location), Places.Member(build, tree, error.Location.SourceSpan.Start), what)
            : new Violation(Name, build.Name, build.Name, what);
    });
}
