using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>Which program may know which.</summary>
public sealed class ProgramReferenceTests
{
    private static readonly string[] OfTheFirmware = ["Hjemvakt.Gateway.Core", "Hjemvakt.Gateway", "Hjemvakt.VirtualHome", "Hjemvakt.Host.StandIns"];

    private static readonly string[] OfTheCompanion = ["Hjemvakt.Safety", "Hjemvakt.Companion", "Hjemvakt.Showroom"];

    [Fact]
    public void Safety_refers_to_nothing_but_the_base_library() => Compiled.Safety.References.ShouldAllBe(name => IsOfTheBaseLibrary(name));

    [Fact]
    public void The_gateways_core_refers_to_nothing_but_the_base_library() => Compiled.GatewayCore.References.ShouldAllBe(name => IsOfTheBaseLibrary(name));

    [Fact]
    public void Firmware_knows_nothing_of_the_companion()
    {
        foreach (var program in new[] { Compiled.GatewayCore, Compiled.Gateway, Compiled.VirtualHome, Compiled.StandIns })
        {
            program.References.Intersect(OfTheCompanion).ShouldBeEmpty(program.Name);
        }
    }

    [Fact]
    public void The_companion_knows_nothing_of_the_firmware()
    {
        Compiled.Companion.References.Intersect(OfTheFirmware).ShouldBeEmpty();
        Compiled.Safety.References.Intersect(OfTheFirmware).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_showroom_knows_both()
    {
        Compiled.Showroom.References.ShouldContain("Hjemvakt.Companion");
        Compiled.Showroom.References.ShouldContain("Hjemvakt.VirtualHome");
        Compiled.Companion.References.ShouldNotContain("Hjemvakt.Showroom");
    }

    [Fact]
    public void The_showroom_sees_a_home_from_the_outside_and_not_its_board() =>
        Compiled.Showroom.Mentions.Where(mention => mention.To.IsInAny("Hjemvakt.Gateway.Board", "Hjemvakt.Gateway.Link", "Hjemvakt.Gateway.Outbox", "Hjemvakt.Host.StandIns", "nanoFramework")).ShouldBeEmpty();

    [Fact]
    public void Stand_ins_know_nothing_of_the_firmware_that_runs_on_them() => Compiled.StandIns.References.Intersect(OfTheFirmware).ShouldBeEmpty();

    private static bool IsOfTheBaseLibrary(string name) =>
        name is "System.Runtime" or "System.Linq" or "System.Memory" or "System.Threading" or "System.Text.RegularExpressions"
        || name.StartsWith("System.Collections", StringComparison.Ordinal)
        || name.StartsWith("System.Security.Cryptography", StringComparison.Ordinal);
}
