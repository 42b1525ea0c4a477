using System.Diagnostics.CodeAnalysis;

namespace nanoFramework.TestFramework;

public partial class Assert
{
    public static void AreSame(object? expected, object? actual, string message = "") => Same(ReferenceEquals(expected, actual), expected, actual, message);

    public static void AreNotSame(object? notExpected, object? actual, string message = "") => Different(!ReferenceEquals(notExpected, actual), notExpected, message);

    public static void IsTrue([DoesNotReturnIf(false)] bool condition, string message = "")
    {
        if (!condition)
        {
            throw Failed("Expected true.", message);
        }
    }

    public static void IsFalse([DoesNotReturnIf(true)] bool condition, string message = "")
    {
        if (condition)
        {
            throw Failed("Expected false.", message);
        }
    }

    public static void IsNull(object? value, string message = "") => Same(value is null, null, value, message);

    public static void IsNotNull([NotNull] object? value, string message = "")
    {
        if (value is null)
        {
            throw Failed("Did not expect null.", message);
        }
    }

    public static void IsInstanceOfType(object? value, Type expected, string message = "") => Same(expected.IsInstanceOfType(value), expected, value?.GetType(), message);

    public static void IsNotInstanceOfType(object? value, Type notExpected, string message = "") => Different(!notExpected.IsInstanceOfType(value), notExpected, message);

    public static void Contains(string expected, string value, string message = "") => Same(value.Contains(expected, StringComparison.Ordinal), expected, value, message);

    public static void DoesNotContains(string notExpected, string value, string message = "") => Different(!value.Contains(notExpected, StringComparison.Ordinal), notExpected, message);

    public static void StartsWith(string expected, string value, string message = "") => Same(value.StartsWith(expected, StringComparison.Ordinal), expected, value, message);

    public static void EndsWith(string expected, string value, string message = "") => Same(value.EndsWith(expected, StringComparison.Ordinal), expected, value, message);

    /// <summary>The action must throw exactly this type, none derived from it.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        Exception? thrown = null;
        try
        {
            action();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        Same(thrown?.GetType() == exception, exception, thrown?.GetType(), message);
    }

    [DoesNotReturn]
    public static void SkipTest(string? message = null) => throw new SkipTestException(message);
}
