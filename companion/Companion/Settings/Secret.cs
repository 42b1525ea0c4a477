namespace Hjemvakt.Companion.Settings;

/// <summary>Something that must not be seen. It shows itself only to who asks for it by name, so that no log line has it by accident.</summary>
public sealed class Secret(string value)
{
    /// <summary>The secret itself.</summary>
    public string Reveal() => value;

    public override string ToString() => "(secret)";
}
