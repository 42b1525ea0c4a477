using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;
using Hjemvakt.Conformance.Tests.StandIns;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests;

/// <summary>The stand-ins of <c>firmware/Host</c> look like the packages that they stand in for, and offer nothing beside.</summary>
public sealed class StandInSurfaceTests
{
    [Fact]
    public void The_stand_ins_have_only_what_the_device_has()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "Hjemvakt.Host.StandIns.dll"));
        var check = new StandInCheck(assembly);

        check.TooMuch().Select(fault => "\n" + fault).ShouldBeEmpty();
        check.StandIns.Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Anything_more_is_named()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);
        (string Source, string Expected)[] deviations =
        [
            ("public class Telepathy { }", "T:nanoFramework.M2Mqtt.Telepathy is not on the device"),
            ("public class MqttClient { public MqttClient(string brokerHostName) { } public void Whisper() { } }", "M:nanoFramework.M2Mqtt.MqttClient.Whisper is not on the device"),
            ("public class MqttClient { public MqttClient(string brokerHostName) { } public bool IsConnected { get; set; } }", "P:nanoFramework.M2Mqtt.MqttClient.IsConnected can be set"),
            ("public class MqttClient { public MqttClient(string brokerHostName) { } public int IsConnected => 1; }", "P:nanoFramework.M2Mqtt.MqttClient.IsConnected gives int"),
            ("public class MqttClient { public MqttClient(string host) { } }", "calls a parameter host"),
            ("public class MqttClient { public MqttClient(string brokerHostName) { } public event System.Action? Heard; }", "E:nanoFramework.M2Mqtt.MqttClient.Heard is not on the device"),
            ("[Hjemvakt.StandsInFor(\"System.IO.File\")] public static class Cupboard { public static void Lock() { } }", "M:System.IO.File.Lock is not on the device"),
        ];
        foreach (var (source, expected) in deviations)
        {
            new StandInCheck(Compiled(source)).TooMuch().ShouldContain(fault => fault.Contains(expected), source);
        }
    }

    private static AssemblyDefinition Compiled(string source)
    {
        var attribute = "namespace Hjemvakt { class StandsInForAttribute(string name) : System.Attribute { public string Name => name; } }";
        var build = Build.Of("StandIns", Target.Host, [("StandIns.cs", "namespace nanoFramework.M2Mqtt { " + source + " }" + attribute)], FirmwareBuilds.HostReferences);
        return build.Assembly.ShouldNotBeNull(string.Join('\n', build.Errors));
    }
}
