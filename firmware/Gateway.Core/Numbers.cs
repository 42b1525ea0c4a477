namespace Hjemvakt.Gateway;

/// <summary>
/// Tables written as text. On the device every array of constants drags a type and a name of 64 letters along (docs/decisions/0102); a text is its letters.
/// </summary>
internal static class Numbers
{
    /// <summary>The whole numbers of a text, between single spaces; each may have a minus.</summary>
    internal static int[] Of(string text)
    {
        var words = text.Split(' ');
        var numbers = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            numbers[i] = int.Parse(words[i]);
        }

        return numbers;
    }
}
