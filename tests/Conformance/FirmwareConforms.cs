using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;
using Hjemvakt.Conformance.Tests.Rules;

namespace Hjemvakt.Conformance.Tests;

/// <summary>The firmware and its tests, exactly as their project files list them, under every rule.</summary>
public sealed class FirmwareConforms
{
    [Fact]
    public void Compiled_against_what_the_device_has_it_breaks_no_rule()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);

        Problems(Target.Device).ShouldBeEmpty();
    }

    [Fact]
    public void Compiled_for_the_host_it_breaks_no_rule() => Problems(Target.Host).ShouldBeEmpty();

    private static IEnumerable<string> Problems(Target target) => FirmwareBuilds.For(target).SelectMany(Gate.Check).Where(violation => !FirmwareBuilds.IsOnHostOnly(violation.Place)).Select(violation => $"\n{violation}");
}
