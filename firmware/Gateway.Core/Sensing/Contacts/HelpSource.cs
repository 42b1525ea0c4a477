namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>The words of a <c>help</c> record's <c>src</c>.</summary>
public static class HelpSource
{
    public const string Button = "button";
    public const string Cord = "cord";
}
