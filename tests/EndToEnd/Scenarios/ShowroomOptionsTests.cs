namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>Whoever writes something wrong is told what, in one line, and nothing is started.</summary>
public sealed class ShowroomOptionsTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("unknown option '--bogus'", "--bogus")]
    [InlineData("unknown option 'fall'", "fall")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("--data needs a value", "--data", "--port")]
    [InlineData("--port 70000 is not a whole number from 0 to 65535", "--port", "70000")]
    [InlineData("--port -1 is not", "--port", "-1")]
    [InlineData("there is no scenario 'flood'", "--scenario", "flood")]
    [InlineData("--repeat 0 is not", "--scenario", "fall", "--repeat", "0")]
    [InlineData("--repeat says how often", "--repeat", "3")]
    [InlineData("--port is given twice", "--port", "0", "--port", "0")]
    [InlineData("is a file: give a folder", "--data", "/dev/null")]
    [InlineData("cannot be", "--data", "/proc/hjemvakt")]
    public async Task It_says_what_is_wrong_in_one_line_and_exits_with_2(string says, params string[] arguments)
    {
        using var guard = new CancellationTokenSource(Guard);
        await using var program = ShowroomProgram.Start(Path.GetTempPath(), arguments);
        var ended = await program.EndAsync(guard.Token);

        ended.Code.ShouldBe(2);
        ended.Lines.ShouldBeEmpty();
        ended.Faults.ShouldStartWith("showroom: ");
        ended.Faults.ShouldContain(says);
        ended.Faults.TrimEnd().ShouldNotContain('\n');
    }
}
