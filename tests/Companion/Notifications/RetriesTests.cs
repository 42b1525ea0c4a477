using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>When a message that was not delivered is tried again.</summary>
public sealed class RetriesTests
{
    private static readonly Guid Message = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void A_technical_message_is_tried_four_times_a_minute_and_more_apart_and_a_critical_one_ten_times()
    {
        Retries.Most(Severity.Technical).ShouldBe(4);
        Retries.Most(Severity.Critical).ShouldBe(10);
        Enumerable.Range(1, 3).Select(attempt => Retries.After(attempt, Message, Severity.Technical)).ShouldAllBe(wait => wait >= TimeSpan.FromSeconds(45) && wait <= TimeSpan.FromMinutes(20));
        Retries.After(1, Message, Severity.Critical).ShouldBeLessThan(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(Severity.Technical, 600, 600)]
    [InlineData(Severity.Technical, 86_400, 3600)]
    [InlineData(Severity.Critical, 90, 90)]
    [InlineData(Severity.Critical, 86_400, 120)]
    public void A_provider_that_asks_for_time_gets_it_within_reason(Severity severity, int asked, int waits)
        => Retries.After(1, Message, severity, TimeSpan.FromSeconds(asked)).ShouldBe(TimeSpan.FromSeconds(waits));

    [Fact]
    public void A_provider_that_asks_for_less_than_our_own_wait_gets_our_own()
        => Retries.After(4, Message, Severity.Critical, TimeSpan.FromSeconds(1)).ShouldBe(Retries.After(4, Message, Severity.Critical));
}
