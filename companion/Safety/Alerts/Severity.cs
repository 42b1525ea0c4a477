namespace Hjemvakt.Safety.Alerts;

/// <summary>How grave an alert is. The numbers are those of the Norwegian welfare-technology profile (VKP).</summary>
public enum Severity
{
    Technical = 10,
    Moderate = 20,
    Serious = 30,
    Critical = 40,
}

/// <summary>What severities are called where they are no words for people: in ids, pages and files.</summary>
public static class SeverityNames
{
    /// <summary>All names, the gravest first.</summary>
    public static IReadOnlyList<string> GravestFirst { get; } = [.. Enum.GetValues<Severity>().OrderDescending().Select(Name)];

    /// <summary>As <c>critical</c>.</summary>
    public static string Name(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.Serious => "serious",
        Severity.Moderate => "moderate",
        _ => "technical",
    };
}
