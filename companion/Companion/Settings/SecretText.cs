namespace Hjemvakt.Companion.Settings;

/// <summary>Text that no log, no page and no error gets to see by accident: it shows itself as three stars.</summary>
public sealed class SecretText(string text)
{
    /// <summary>The text itself.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";
}
