namespace Hjemvakt.Safety.Rules;

/// <summary>A rule that waits for test alarms.</summary>
public interface ITestRule : IRule
{
    /// <summary>A call that was given at this time was ended by people as a test.</summary>
    Verdict Tested(in RuleView home, DateTimeOffset at);
}
