using Hjemvakt.Companion.Notifications.Channels.Operators;

namespace Hjemvakt.Companion.Tests.Notifications.Channels.Operators;

/// <summary>Whether a provider's answer says that it takes the message.</summary>
public sealed class ExpectedAnswerTests
{
    [Theory]
    [InlineData("accepted", "accepted")]
    [InlineData("accepted", "ACCEPTED: 1 message")]
    [InlineData("accepted", """{"id":"1","status":"accepted"}""")]
    [InlineData("accepted", """{"messages":[{"to":"+47","state":"Accepted"}]}""")]
    [InlineData("0", """{"error":0}""")]
    [InlineData("true", """{"ok":true}""")]
    [InlineData("OK", "<response><status>OK</status></response>")]
    public void It_takes_it(string expected, string answer) => ExpectedAnswer.IsIn(answer, expected).ShouldBeTrue();

    [Theory]
    [InlineData("accepted", "not accepted")]
    [InlineData("accepted", """{"status":"not accepted"}""")]
    [InlineData("accepted", """{"accepted":false}""")]
    [InlineData("accepted", """{"status":"unaccepted"}""")]
    [InlineData("accepted", "acceptedly")]
    [InlineData("0", """{"error":10}""")]
    [InlineData("OK", "<response><status>NOT OK</status></response>")]
    [InlineData("accepted", "")]
    public void It_does_not_however_much_it_sounds_like_it(string expected, string answer) => ExpectedAnswer.IsIn(answer, expected).ShouldBeFalse();
}
