using System.Reflection;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hjemvakt.Companion.Storage;

/// <summary>The stored points in time that something waits for, by what the rows say of themselves (<see cref="InstantAttribute"/>).</summary>
internal static class WaitingInstants
{
    /// <summary>Statements that move all of them; each takes one argument, by how many milliseconds.</summary>
    public static IEnumerable<string> Statements(IModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var moved = entity.GetProperties().Select(property => (property, Of(property))).Where(one => one.Item2?.Moves == WhenClockJumps.IsMoved);
            foreach (var rows in moved.GroupBy(one => one.Item2!.Where))
            {
                var columns = string.Join(", ", rows.Select(one => Sql(one.property.GetColumnName())).Select(column => $"{column} = {column} + {{0}}"));
                yield return $"UPDATE {Sql(entity.GetTableName()!)} SET {columns}" + (rows.Key is { } where ? $" WHERE {where}" : "");
            }
        }
    }

    /// <summary>What a column says of itself; null when it says nothing.</summary>
    public static InstantAttribute? Of(IReadOnlyProperty property) => property.PropertyInfo?.GetCustomAttribute<InstantAttribute>();

    private static string Sql(string name) => $"\"{name}\"";
}
