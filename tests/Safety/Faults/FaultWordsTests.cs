using System.Text.RegularExpressions;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Tests.Faults;

public sealed partial class FaultWordsTests
{
    private static readonly string[] Values = ["v0v", "v1v", "v2v", "v3v", "v4v", "v5v"];

    public static TheoryData<FaultCode> Codes => [.. Enum.GetValues<FaultCode>().Where(code => code != FaultCode.List)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_fault_has_words_in_both_languages_that_name_the_same_values(FaultCode code)
    {
        var words = Fault.Of(code, Values).InWords();

        Named(words.English).ShouldBe(Named(words.Bokmal));
        Named(words.English).ShouldBe(Values.Take(Named(words.English).Length));
        (words.English + words.Bokmal).ShouldNotContain("{");
    }

    [Fact]
    public void Values_are_written_in_the_language_of_the_sentence()
    {
        var hours = Fault.Of(FaultCode.List, Fault.Of(FaultCode.Hours, DayOfWeek.Monday, new TimeOnly(0, 0), DayOfWeek.Saturday, new TimeOnly(8, 30)), Fault.Of(FaultCode.Hours, DayOfWeek.Sunday, new TimeOnly(7, 0), DayOfWeek.Sunday, new TimeOnly(9, 0)));

        var words = Fault.Of(FaultCode.RotaHoles, "Nord", DutyLine.Second, hours, Fault.Of(FaultCode.AndMore, 2)).InWords();

        words.English.ShouldBe("The rota 'Nord' has holes on the second line: Monday 00:00–Saturday 08:30; Sunday 07:00–Sunday 09:00; and 2 more. Give somebody these hours.");
        words.Bokmal.ShouldBe("Turnusen «Nord» har hull på bakvakt: mandag 00:00–lørdag 08:30; søndag 07:00–søndag 09:00; og 2 til. Gi noen disse timene.");
    }

    [Fact]
    public void Faults_are_the_same_when_their_codes_and_values_are()
    {
        static Fault Step(int number) => Fault.Of(FaultCode.StepWaitsTooLong, Fault.Of(FaultCode.InStep, number, "P"), TimeSpan.FromMinutes(9), Severity.Critical, 5);

        Step(1).ShouldBe(Step(1));
        Step(1).GetHashCode().ShouldBe(Step(1).GetHashCode());
        Step(1).ShouldNotBe(Step(2));
    }

    private static string[] Named(string text) => [.. Value().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"v\dv")]
    private static partial Regex Value();
}
