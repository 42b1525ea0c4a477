namespace Hjemvakt.Companion.Common;

/// <summary>One sentence for people, in both languages: what is wrong, and what to do about it.</summary>
public sealed record Sentence(string Bokmal, string English)
{
    public override string ToString() => English;
}
