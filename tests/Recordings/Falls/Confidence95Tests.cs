using Hjemvakt.Evaluation.Falls;
using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>Against published tables: Newcombe's examples for shares (Statistics in Medicine 17, 1998), Garwood's limits for counts.</summary>
public class Confidence95Tests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share(int part, int whole, double least, double most)
    {
        var found = Confidence95.OfShare(part, whole);

        found.Least.ShouldBe(least, 0.0001);
        found.Most.ShouldBe(most, 0.0001);
    }

    [Theory]
    [InlineData(0, 0.0000, 3.6889)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(4, 1.0899, 10.2416)]
    [InlineData(10, 4.7954, 18.3904)]
    [InlineData(50, 37.1110, 65.9188)]
    public void A_count(int count, double least, double most)
    {
        var found = Confidence95.OfRate(count, 2);

        found.Least.ShouldBe(least / 2, 0.001);
        found.Most.ShouldBe(most / 2, 0.001);
    }
}
