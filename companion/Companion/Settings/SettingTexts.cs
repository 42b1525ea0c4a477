using System.Reflection;
using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Settings;

/// <summary>
/// The texts of the settings before they are bound: each name must be known and each text must keep its rule. A secret is in the
/// environment or in a file of its own, read in one way; a secret is never part of a fault.
/// </summary>
internal sealed class SettingTexts
{
    private const string Off = "off";

    private readonly Dictionary<string, string?> right = [];
    private readonly List<string> faults = [];

    private SettingTexts()
    {
    }

    /// <summary>What may be bound, under the names of the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Right => right;

    /// <summary>Each as <c>NAME: what is wrong</c>.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <param name="record">The type that the section is read into.</param>
    public static SettingTexts Of(IConfigurationSection section, Type record)
    {
        var texts = new SettingTexts();
        texts.Section(section, record, "");
        return texts;
    }

    private void Section(IConfigurationSection section, Type record, string path)
    {
        var properties = SettingTree.Of(record).ToList();
        var names = properties.Select(property => property.Name)
            .Concat(properties.Where(SettingTree.IsSecret).Select(property => property.Name + SettingTree.FileSuffix)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        faults.AddRange(section.GetChildren().Where(child => !names.Contains(child.Key)).Select(child => $"{path}{child.Key}: there is no such setting"));
        foreach (var property in properties)
        {
            Property(section, property, path + property.Name);
        }
    }

    private void Property(IConfigurationSection section, PropertyInfo property, string name)
    {
        var inner = section.GetSection(property.Name);
        if (SettingTree.IsText(property))
        {
            Text(section, property, name);
        }
        else if (inner.Value is { Length: > 0 })
        {
            faults.Add($"{name}: is a section with settings of its own, and no text");
        }
        else if (SettingTree.Named(property) is { } record)
        {
            foreach (var child in inner.GetChildren())
            {
                Section(child, record, $"{name}:{child.Key}:");
            }
        }
        else if (inner.Exists())
        {
            Section(inner, property.PropertyType, name + ":");
        }
    }

    private void Text(IConfigurationSection section, PropertyInfo property, string name)
    {
        var before = faults.Count;
        if (section.GetSection(property.Name).GetChildren().Any())
        {
            faults.Add($"{name}: is one text, and no section or list");
            return;
        }

        var text = SettingTree.IsSecret(property) ? Secret(section, property.Name, name) : section[property.Name];
        if (faults.Count > before)
        {
            return;
        }

        var fault = text is null ? (property.IsDefined(typeof(NeededAttribute)) ? "is needed" : null) : Fault(property, text);
        if (fault is not null)
        {
            faults.Add($"{name}: {fault}");
        }
        else if (text is not null)
        {
            right[name] = IsOff(property, text) ? "" : text;
        }
    }

    private static string? Fault(PropertyInfo property, string text)
        => string.IsNullOrWhiteSpace(text) ? "is empty"
            : IsOff(property, text) ? null
            : property.GetCustomAttribute<SettingRuleAttribute>()?.Fault(text)
                ?? (property.PropertyType == typeof(bool) && !bool.TryParse(text, out _) ? $"'{text}' is neither true nor false" : null);

    private static bool IsOff(PropertyInfo property, string text)
        => Nullable.GetUnderlyingType(property.PropertyType) is not null && string.Equals(text, Off, StringComparison.OrdinalIgnoreCase);

    private string? Secret(IConfigurationSection section, string key, string name)
    {
        var (text, path) = (section[key], section[key + SettingTree.FileSuffix]);
        if (text is not null && path is not null)
        {
            faults.Add($"{name}: is set together with {key}{SettingTree.FileSuffix}; one of them is enough");
            return null;
        }

        if (path is not null)
        {
            name += SettingTree.FileSuffix;
            text = Content(path, name);
        }

        // A secret goes into a header or a connection string, where a second line would be something else.
        if (text is not null && text.Any(char.IsControl))
        {
            faults.Add($"{name}: has more than one line, or characters that cannot be seen; a secret is one line of text");
        }

        return text;
    }

    private string? Content(string path, string name)
    {
        try
        {
            var text = TextPadding.Strip(File.ReadAllText(path)).Trim();
            if (text.Length == 0)
            {
                faults.Add($"{name}: '{path}' is empty");
            }

            return text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add($"{name}: '{path}' cannot be read");
            return null;
        }
    }
}
