using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;
using Hjemvakt.Conformance.Tests.Rules;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests;

/// <summary>The firmware and its tests, exactly as their project files list them, under every rule.</summary>
public sealed class FirmwareConformanceTests
{
    [Fact]
    public void Compiled_against_what_the_device_has_it_breaks_no_rule()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);

        Problems(Target.Device).ShouldBeEmpty();
    }

    /// <summary>Gateway.Core and its tests need nothing of the platform's natives; the library that they are compiled against is the device's own, not one made from the lists.</summary>
    [Theory]
    [InlineData("Hjemvakt.Gateway.Core")]
    [InlineData("NFUnitTest")]
    public void It_is_compiled_against_the_devices_own_base_library(string name)
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);

        using var library = AssemblyDefinition.ReadAssembly(DeviceReferences.CoreLibrary);
        var build = FirmwareBuilds.For(Target.Device).Single(build => build.Name == name);

        build.Errors.ShouldBeEmpty();
        build.Assembly!.MainModule.AssemblyReferences.ShouldContain(reference => reference.FullName == library.Name.FullName);
        library.Name.HasPublicKey.ShouldBeTrue("the package's library is signed");
    }

    [Fact]
    public void Compiled_for_the_host_it_breaks_no_rule() => Problems(Target.Host).ShouldBeEmpty();

    private static IEnumerable<string> Problems(Target target) => FirmwareBuilds.For(target).SelectMany(Gate.Check).Where(violation => !FirmwareBuilds.IsOnHostOnly(violation.Place)).Select(violation => $"\n{violation}");
}
