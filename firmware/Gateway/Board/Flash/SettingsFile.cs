using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Board.Flash;

/// <summary>Where the gateway's settings lie on flash: put there at commissioning, changed by the companion.</summary>
public static class SettingsFile
{
    public const string PathOnFlash = Drive + "\\" + SettingsFiles.Current;

    private const string Drive = "I:";

    /// <summary>The settings and those before them.</summary>
    public static SettingsFiles Open() => new SettingsFiles(new FlashRecordStore(Drive));
}
