using CsCheck;
using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>Frames that radars have really sent, and those their manuals print, right or wrong.</summary>
public class RadarFrameTests
{
    [Fact]
    public void A_frame_is_taken_when_its_checks_are_right_and_refused_when_they_are_not()
    {
        var frames = RadarFrame.ReadOrSkip();

        foreach (var frame in frames)
        {
            var found = new FrameCatcher(frame.Tiny).Feed(frame.Bytes).Quiet().Found;

            found.ShouldBe(frame.Right ? [Expected(frame)] : [], frame.ToString());
        }

        frames.Count(f => !f.Right).ShouldBe(8, "the manual's examples with a wrong check");
    }

    [Fact]
    public void In_one_stream_with_noise_between_every_right_frame_is_found_in_order()
    {
        var frames = RadarFrame.ReadOrSkip();
        foreach (var tiny in new[] { true, false })
        {
            var ours = frames.Where(f => f.Tiny == tiny).ToList();
            var expected = ours.Where(f => f.Right).Select(Expected).ToList();

            // A noise of the frames' own bytes is the hardest: it is full of false starts.
            Gen.OneOf(ours.SelectMany(f => f.Bytes).ToArray()).Array[0, 40].Array[ours.Count].Sample(
                noise =>
                {
                    var catcher = new FrameCatcher(tiny);
                    for (var i = 0; i < ours.Count; i++)
                    {
                        catcher.Feed(noise[i]).Feed(ours[i].Bytes).Quiet();
                    }

                    IsInOrderWithin(expected, catcher.Found).ShouldBeTrue(string.Join('\n', catcher.Found));
                },
                iter: 20000);
        }
    }

    [Fact]
    public void One_wrong_bit_anywhere_and_the_frame_is_not_taken()
    {
        foreach (var frame in RadarFrame.ReadOrSkip().Where(f => f.Right))
        {
            for (var bit = 0; bit < frame.Bytes.Length * 8; bit++)
            {
                var broken = (byte[])frame.Bytes.Clone();
                broken[bit / 8] ^= (byte)(1 << (bit % 8));

                var found = new FrameCatcher(frame.Tiny).Feed(broken).Quiet().Found;

                if (frame.Tiny && Length(frame) == 0 && bit / 8 >= 8)
                {
                    // What one maker adds to a frame without data is no part of it.
                    found.ShouldBe([Expected(frame)]);
                }
                else
                {
                    found.ShouldBeEmpty($"bit {bit} of {frame}");
                }
            }
        }
    }

    private static int Length(RadarFrame frame) => (frame.Bytes[frame.Tiny ? 3 : 4] << 8) | frame.Bytes[frame.Tiny ? 4 : 5];

    private static string Expected(RadarFrame frame) => frame.Tiny
        ? $"{frame.Bytes[5]:X2}{frame.Bytes[6]:X2} {Convert.ToHexString(frame.Bytes, 8, Length(frame))}"
        : $"{frame.Bytes[2]:X2}{frame.Bytes[3]:X2} {Convert.ToHexString(frame.Bytes, 6, Length(frame))}";

    private static bool IsInOrderWithin(List<string> expected, List<string> found)
    {
        var next = 0;
        foreach (var frame in found)
        {
            next += next < expected.Count && frame == expected[next] ? 1 : 0;
        }

        return next == expected.Count;
    }
}
