using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>Assertions about collections, element by element and in order.</summary>
public class CollectionAssert
{
    public static void AreEqual(ICollection expected, ICollection actual, string message = "")
    {
        if (!Alike(expected, actual))
        {
            throw Assert.Failed($"Expected {Show(expected)}, got {Show(actual)}.", message);
        }
    }

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
    {
        if (Alike(notExpected, actual))
        {
            throw Assert.Failed($"Did not expect {Show(notExpected)}.", message);
        }
    }

    public static void Empty(ICollection collection, string message = "")
    {
        if (collection.Count != 0)
        {
            throw Assert.Failed($"Expected nothing, got {Show(collection)}.", message);
        }
    }

    public static void NotEmpty(ICollection collection, string message = "")
    {
        if (collection.Count == 0)
        {
            throw Assert.Failed("Expected something, got nothing.", message);
        }
    }

    private static bool Alike(ICollection a, ICollection b) => a.Cast<object?>().SequenceEqual(b.Cast<object?>());

    private static string Show(ICollection collection) => "[" + string.Join(", ", collection.Cast<object?>()) + "]";
}
