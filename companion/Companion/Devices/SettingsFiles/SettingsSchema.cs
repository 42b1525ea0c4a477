using System.Text.Json;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>The limits of a gateway's settings, as <c>firmware/contract/settings.schema.json</c> has them: the check, the forms and the drafts read them here.</summary>
public static class SettingsSchema
{
    private const string Resource = "settings.schema.json";

    /// <summary>The whole of <c>gateway.json</c>.</summary>
    public static SchemaNode File { get; } = Load();

    /// <summary>One sensor.</summary>
    public static SchemaNode Point => File.At("points", "[]");

    /// <summary>The port that is meant when none is said.</summary>
    public static int UsualPort { get; } = File.At("broker", "port").Default!.Value.GetInt32();

    private static SchemaNode Load()
    {
        using var stream = typeof(SettingsSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var document = JsonDocument.Parse(stream);
        return SchemaNode.Of(document.RootElement);
    }
}
