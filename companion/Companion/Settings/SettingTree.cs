using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace Hjemvakt.Companion.Settings;

/// <summary>Which settings there are, read off the records that hold them.</summary>
internal static class SettingTree
{
    /// <summary>Ends the name of a setting that names the file with a secret: <c>TokenFile</c> for <c>Token</c>.</summary>
    public const string FileSuffix = "File";

    /// <summary>The settings and sections of one record.</summary>
    public static IEnumerable<PropertyInfo> Of(Type record) => record.GetProperties().Where(property => property.CanWrite);

    /// <summary>One text, and not a section of its own.</summary>
    public static bool IsText(PropertyInfo property) => TypeDescriptor.GetConverter(property.PropertyType).CanConvertFrom(typeof(string));

    public static bool IsSecret(PropertyInfo property) => property.PropertyType == typeof(SecretText);

    /// <summary>The record that each named section within a section is read into, as for <c>Centres:NAME</c>; null for any other property.</summary>
    public static Type? Named(PropertyInfo property)
        => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    /// <summary>Whether nothing is missing that must be there.</summary>
    public static bool HasAllNeeded(object record)
        => Of(record.GetType()).All(property => !property.IsDefined(typeof(NeededAttribute)) || property.GetValue(record) is not null);

    /// <summary>The sections that are there, with their names from here.</summary>
    public static IEnumerable<(string Name, object Value)> Parts(object record)
    {
        foreach (var property in Of(record.GetType()).Where(property => !IsText(property)))
        {
            switch (property.GetValue(record))
            {
                case null:
                    break;
                case IDictionary named:
                    foreach (DictionaryEntry one in named)
                    {
                        yield return ($"{property.Name}:{one.Key}", one.Value!);
                    }

                    break;
                case var section:
                    yield return (property.Name, section);
                    break;
            }
        }
    }
}
