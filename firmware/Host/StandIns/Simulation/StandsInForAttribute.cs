namespace Hjemvakt.Host.StandIns.Simulation;

/// <summary>
/// Names the type that this one stands in for, where it cannot bear the same name on .NET because the base library has it already.
/// The firmware's host project maps the short name here (firmware/Host/Gateway/NanoNames.cs); the conformance gate reads the full name from here.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class StandsInForAttribute(string fullName) : Attribute
{
    /// <summary>Namespace and name on nanoFramework, such as <c>System.IO.File</c>.</summary>
    public string FullName { get; } = fullName;
}
