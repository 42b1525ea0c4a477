using CsCheck;
using Hjemvakt.Companion.Gateways;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>Sequence numbers in any order and number of copies, against the plainest model there is: a set.</summary>
public sealed class StreamPositionServiceTests
{
    private static readonly Gen<NumberRange[]> Ranges = Gen.Select(Gen.Long[1, 60], Gen.Long[0, 6]).Select((from, length) => new NumberRange(from, from + length)).Array[0, 60];

    [Fact]
    public void Knows_exactly_what_it_was_given() => Ranges.Sample(ranges =>
    {
        var position = StreamPosition.Start;
        var model = new HashSet<long>();
        foreach (var range in ranges)
        {
            position = range.From == range.To ? position.Add(range.From) : position.Add(range);
            for (var number = range.From; number <= range.To; number++)
            {
                model.Add(number);
            }

            var prefix = 0L;
            while (model.Contains(prefix + 1))
            {
                prefix++;
            }

            position.Prefix.ShouldBe(prefix);
            Enumerable.Range(1, 70).ShouldAllBe(number => position.Holds(number) == model.Contains(number));
            position.Islands.ShouldAllBe(island => island.From > prefix + 1);
            position.Islands.Zip(position.Islands.Skip(1)).ShouldAllBe(pair => pair.First.To + 1 < pair.Second.From);
        }
    });

    [Fact]
    public void Takes_numbers_as_far_as_they_go()
    {
        var position = StreamPosition.Start.Add(Most).Add(1);

        position.Prefix.ShouldBe(1);
        position.Holds(Most).ShouldBeTrue();
        position.Holds(Most - 1).ShouldBeFalse();
    }

    private const long Most = 9007199254740991;
}
