namespace Hjemvakt.Showroom.Page;

/// <summary>
/// A browser keeps the sessions of <c>127.0.0.1</c> and <c>localhost</c> apart, and both are this machine. So a second person can be
/// signed in beside the first, in the same browser and without a second program.
/// </summary>
public static class TwinAddress
{
    /// <summary>The same place under the other name, or null when this machine is reached by a name that has no twin.</summary>
    /// <param name="host">What the browser calls this machine, with the port.</param>
    /// <param name="path">The path there.</param>
    public static string? Of(HostString host, string path) => host.Host switch
    {
        "localhost" => $"http://127.0.0.1:{host.Port}{path}",
        "127.0.0.1" => $"http://localhost:{host.Port}{path}",
        _ => null,
    };
}
