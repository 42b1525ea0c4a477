namespace Hjemvakt.Safety.Alerts;

/// <summary>How grave an alert is. The numbers are those of the Norwegian welfare-technology profile (VKP).</summary>
public enum Severity
{
    Technical = 10,
    Moderate = 20,
    Serious = 30,
    Critical = 40,
}
