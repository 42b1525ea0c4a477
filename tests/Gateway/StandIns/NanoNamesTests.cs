using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>
/// The firmware must get the stand-in wherever .NET has a type of the same name: a desktop File or Thread would work, and would know nothing of flash and power.
/// </summary>
public sealed class NanoNamesTests
{
    [Fact]
    public void The_firmware_uses_no_desktop_type_that_has_a_stand_in()
    {
        var standIns = typeof(Boot).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<StandsInForAttribute>()?.FullName).OfType<string>().ToHashSet();
        standIns.ShouldContain("System.IO.File");

        // Only used through a stand-in, which has a signature with them.
        var used = TypesUsedBy(typeof(Firmware).Assembly.Location);

        used.ShouldContain("System.Device.Gpio.GpioController");
        used.Intersect(standIns).ShouldBeEmpty();
    }

    [Fact]
    public void The_core_touches_neither_files_nor_threads_nor_the_network()
    {
        var used = TypesUsedBy(typeof(GatewayApp).Assembly.Location);

        used.ShouldContain("System.Collections.Queue");
        used.Where(type => type.StartsWith("System.Net", StringComparison.Ordinal)
            || type.StartsWith("System.Device", StringComparison.Ordinal)
            || (type.StartsWith("System.IO", StringComparison.Ordinal) && type != "System.IO.IOException")
            || (type.StartsWith("System.Threading", StringComparison.Ordinal) && type != "System.Threading.Monitor")).ShouldBeEmpty();
    }

    private static HashSet<string> TypesUsedBy(string assembly)
    {
        using var stream = System.IO.File.OpenRead(assembly);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(type => !type.StartsWith("Hjemvakt.", StringComparison.Ordinal))];
    }
}
