using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Settings;

/// <summary>
/// Reads all settings: <see cref="SettingTexts"/> checks the texts and their names, the framework's binder puts them into <see cref="CompanionSettings"/>.
/// What is wrong is said in one line, all of it at once. A new setting is a property there, with its rule as an attribute.
/// </summary>
internal static class CompanionSettingsReader
{
    /// <summary>The section of all settings.</summary>
    public const string Section = "Companion";

    /// <exception cref="CannotStartException">A setting is wrong, or there is none of that name.</exception>
    public static CompanionSettings Read(IConfiguration configuration)
    {
        var texts = SettingTexts.Of(configuration.GetSection(Section), typeof(CompanionSettings));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(texts.Right).Build().Get<CompanionSettings>() ?? new CompanionSettings();
        var faults = texts.Faults.Concat(Misfits(settings, "")).ToList();
        return faults.Count == 0 ? settings : throw new CannotStartException($"Wrong setting: {string.Join("; ", faults)}.");
    }

    private static IEnumerable<string> Misfits(object settings, string path)
    {
        var own = settings is IFitTogether together && SettingTree.HasAllNeeded(settings) ? together.Misfits().Select(fault => path + fault) : [];
        return own.Concat(SettingTree.Parts(settings).SelectMany(part => Misfits(part.Value, $"{path}{part.Name}:")));
    }
}
