using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>Column names that read the same in hand-written SQL on every database, without quoting.</summary>
internal static class SnakeCase
{
    /// <summary>Names the columns of all entities in one namespace; those of ASP.NET Core Identity keep their own.</summary>
    public static void NameColumns(ModelBuilder builder, string entityNamespace)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.Namespace == entityNamespace))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }
        }
    }

    private static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
