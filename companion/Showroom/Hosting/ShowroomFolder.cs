using Hjemvakt.Showroom.Options;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>Where everything is kept: a folder that was named, or a temporary one that is gone afterwards.</summary>
public sealed class ShowroomFolder : IDisposable
{
    private readonly bool _temporary;

    private ShowroomFolder(string path, bool temporary)
    {
        Path = path;
        _temporary = temporary;
    }

    /// <summary>Full path. The folder exists.</summary>
    public string Path { get; }

    /// <summary>Opens the folder.</summary>
    /// <param name="named">Full path of a folder to keep, or null.</param>
    /// <exception cref="OptionException">The folder cannot be made there.</exception>
    public static ShowroomFolder Open(string? named)
    {
        try
        {
            return named is null
                ? new ShowroomFolder(Directory.CreateTempSubdirectory("hjemvakt-showroom-").FullName, temporary: true)
                : new ShowroomFolder(Directory.CreateDirectory(named).FullName, temporary: false);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new OptionException($"the data folder cannot be made: {reason.Message}");
        }
    }

    public void Dispose()
    {
        if (_temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
