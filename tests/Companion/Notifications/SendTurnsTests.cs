using CsCheck;
using Hjemvakt.Companion.Notifications;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>The places of one channel: the gravest message first, and always one free for a person.</summary>
public sealed class SendTurnsTests
{
    private readonly SendTurns turns = new();

    [Fact]
    public void Hundreds_of_technical_messages_that_hang_leave_places_for_a_critical_one()
    {
        var technical = Enumerable.Range(0, 300).Select(_ => Enter(Severity.Technical)).ToList();

        Enter(Severity.Critical).IsCompletedSuccessfully.ShouldBeTrue();

        technical.Count(turn => turn.IsCompleted).ShouldBe(SendTurns.PlacesFor(Severity.Technical));
    }

    [Fact]
    public void Of_those_who_wait_the_gravest_is_first_and_among_equals_the_oldest()
    {
        for (var place = 0; place < SendTurns.Places; place++)
        {
            Enter(Severity.Critical).IsCompleted.ShouldBeTrue();
        }

        var (moderate, first, second) = (Enter(Severity.Moderate), Enter(Severity.Critical), Enter(Severity.Critical));
        turns.Leave();

        (moderate.IsCompleted, first.IsCompleted, second.IsCompleted).ShouldBe((false, true, false));
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        using var cancel = new CancellationTokenSource();
        for (var place = 0; place < SendTurns.PlacesFor(Severity.Technical); place++)
        {
            Enter(Severity.Technical).IsCompleted.ShouldBeTrue();
        }

        var gone = turns.EnterAsync(Severity.Technical, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        var next = Enter(Severity.Technical);
        turns.Leave();

        next.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_comes_and_goes_no_more_than_eight_are_with_the_provider_and_no_grave_one_waits_while_a_milder_one_enters()
        => Gen.Int[0, 4].Select(step => step == 0 ? (Severity?)null : (Severity)(step * 10)).Array[0, 60].Sample(steps =>
        {
            var some = new SendTurns();
            var all = new List<(Severity Severity, Task Turn)>();
            var inside = new Queue<Task>();
            foreach (var step in steps)
            {
                var waiting = all.Where(one => !one.Turn.IsCompleted).Select(one => (int)one.Severity).DefaultIfEmpty(0).Max();
                var before = all.Where(one => one.Turn.IsCompleted).Select(one => one.Turn).ToHashSet();
                if (step is { } severity)
                {
                    all.Add((severity, some.EnterAsync(severity, CancellationToken.None)));
                }
                else if (inside.TryDequeue(out _))
                {
                    some.Leave();
                }

                foreach (var (entered, turn) in all.Where(one => one.Turn.IsCompleted && !before.Contains(one.Turn)))
                {
                    inside.Enqueue(turn);
                    if ((int)entered < waiting && all.Any(one => !one.Turn.IsCompleted && one.Severity > entered))
                    {
                        return false;
                    }
                }

                if (inside.Count > SendTurns.Places)
                {
                    return false;
                }
            }

            return true;
        });

    private Task Enter(Severity severity) => turns.EnterAsync(severity, CancellationToken.None);
}
