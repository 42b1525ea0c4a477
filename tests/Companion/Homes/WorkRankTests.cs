using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Tests.Homes;

/// <summary>What waits for the writer: alarms and people before everyday life, and never too much at once.</summary>
public sealed class WorkRankTests
{
    private readonly WorkQueue queue = new();

    [Fact]
    public void Alarms_overtake_whatever_else_waits_keep_their_order_and_share_a_transaction_with_nothing_else()
    {
        var work = new[] { Everyday(), Everyday(), Urgent(), Everyday(), Urgent() };
        foreach (var item in work)
        {
            queue.TryPut(item).ShouldBeTrue();
        }

        Taken(100).ShouldBe([work[2], work[4]]);
        Taken(100).ShouldBe([work[0], work[1], work[3]]);
    }

    [Fact]
    public void Records_of_alarms_go_before_steps_of_people_those_before_timers_and_those_before_everyday_life()
    {
        var ranks = new[] { WorkRank.Background, WorkRank.Time, WorkRank.People, WorkRank.Alarm, WorkRank.Time, WorkRank.Alarm };
        foreach (var rank in ranks)
        {
            queue.TryPut(new Work(rank, weight: 1));
        }

        foreach (var rank in ranks.Order().Distinct())
        {
            Taken(100).ShouldAllBe(work => work.Rank == rank);
        }
    }

    [Fact]
    public void Heartbeats_of_hundreds_of_gateways_do_not_fill_one_transaction()
    {
        for (var i = 0; i < 300; i++)
        {
            queue.TryPut(new Hjemvakt.Companion.Ingest.StatusWork($"gw-{i}", new GatewayStatus(true, null, null, null, "{}"), DateTimeOffset.UnixEpoch, again: false));
        }

        Taken(512).Count.ShouldBe(32);
    }

    [Fact]
    public void An_alarm_waits_for_one_transaction_at_most()
    {
        for (var i = 0; i < 10; i++)
        {
            queue.TryPut(Everyday(weight: 30));
        }

        Taken(64).Count.ShouldBe(3);
        var alarm = Urgent();
        queue.TryPut(alarm);

        Taken(64)[0].ShouldBe(alarm);
    }

    [Fact]
    public async Task Who_takes_waits_for_the_first_and_for_no_second()
    {
        var taking = Task.Run(() => Taken(64), TestContext.Current.CancellationToken);
        var only = Urgent();

        queue.TryPut(only);

        (await taking.WaitAsync(TestCompanion.Never)).ShouldBe([only]);
    }

    [Fact]
    public void What_waits_when_it_is_closed_is_still_taken_and_nothing_new()
    {
        var last = Everyday();
        queue.TryPut(last);

        queue.Close();

        queue.TryPut(Urgent()).ShouldBeFalse();
        Taken(64).ShouldBe([last]);
        queue.Take([], 64).ShouldBeFalse();
    }

    private List<HomeWork> Taken(int weight)
    {
        var taken = new List<HomeWork>();
        queue.Take(taken, weight).ShouldBeTrue();
        return taken;
    }

    private static Work Urgent() => new(WorkRank.Alarm, weight: 1);

    private static Work Everyday(int weight = 1) => new(WorkRank.Background, weight);

    private sealed class Work(WorkRank rank, int weight) : HomeWork
    {
        public override WorkRank Rank => rank;

        public override int Weight => weight;

        public override void Execute(HomeTransaction transaction)
        {
        }
    }
}
