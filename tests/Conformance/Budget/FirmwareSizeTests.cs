using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace Hjemvakt.Conformance.Tests.Budget;

/// <summary>Our two assemblies have 128 KB of the device's flash; what they take is known before anybody has a device in hand.</summary>
public sealed class FirmwareSizeTests
{
    private const int MostBytes = 128 * 1024;

    [Fact]
    public void Our_two_assemblies_take_no_more_than_128_KB_as_nanoFramework_PE()
    {
        Assert.SkipUnless(DeviceApi.IsPresent, DeviceApi.Absent);

        var sizes = FirmwareBuilds.For(Target.Device)
            .Where(build => build.Name is "Hjemvakt.Gateway.Core" or "Hjemvakt.Gateway")
            .ToDictionary(build => build.Name, build => PeSize.Of(Released(build.Compilation)));
        Console.WriteLine($"figure: firmware as nanoFramework PE: {string.Join(", ", sizes.Select(size => $"{size.Key} {size.Value}"))}, {sizes.Values.Sum()} of {MostBytes} bytes");

        sizes.Count.ShouldBe(2);
        sizes.Values.Sum().ShouldBeLessThanOrEqualTo(MostBytes);
    }

    private static AssemblyDefinition Released(CSharpCompilation compilation)
    {
        var image = new MemoryStream();
        compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        return AssemblyDefinition.ReadAssembly(image);
    }
}
