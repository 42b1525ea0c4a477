using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules;

/// <summary>One rule of the catalogue: what in a home calls for a person.</summary>
public interface IRule
{
    /// <summary>What people read about the rule.</summary>
    RuleCard Card { get; }

    /// <summary>Judges one record in the light of the home's state. Cost does not grow with the home's history.</summary>
    /// <returns>What was found, or null.</returns>
    Finding? Judge(HomeState home, HomeRecord record);
}

/// <summary>A rule in words.</summary>
/// <param name="Default">What it does when nobody has set anything.</param>
/// <param name="Source">Where that comes from.</param>
public sealed record RuleCard(string Name, string Default, string Source);

/// <summary>What a rule found: reason for an alert.</summary>
/// <param name="Source">What saw or was used.</param>
/// <param name="Confidence">0–100, or null where there is no doubt to measure.</param>
public readonly record struct Finding(Alerts.AlertKind Kind, Alerts.Severity Severity, string Source, int? Confidence = null);
