namespace Hjemvakt.Contract.Tests.Reading;

/// <summary>Where the parts of <c>firmware/contract</c> lie on this machine.</summary>
internal static class ContractFolder
{
    public static string Folder { get; } = Repository.Path("firmware", "contract");

    public static string Document { get; } = Path.Combine(Folder, "asyncapi.yaml");

    public static string Schemas { get; } = Path.Combine(Folder, "schemas");

    /// <summary>The schema of <c>gateway.json</c>.</summary>
    public static string Settings { get; } = Path.Combine(Folder, "settings.schema.json");

    public static string Vectors { get; } = Path.Combine(Folder, "vectors");
}
