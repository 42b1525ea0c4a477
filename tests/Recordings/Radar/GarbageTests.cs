using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Radar;
using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>A million bytes that are not what they should be.</summary>
public class GarbageTests
{
    private const int Million = 1_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_million_random_and_mangled_bytes_throw_nothing_and_leave_no_memory_behind(bool tiny)
    {
        var listener = new CountingListener();
        var port = new SilentPort();
        var numbers = PointSettings.Untold();
        numbers[PointSettings.Height] = 250;
        numbers[PointSettings.Threshold] = 60;
        numbers[PointSettings.Sensitivity] = tiny ? 10 : 2;
        var point = new PointSettings("bathroom-radar", SensorKind.Radar, "bathroom", tiny ? RadarModel.Ld6002c : RadarModel.C1001, numbers);
        FallRadar radar = tiny ? new TinyFrameRadar(point, 0, port, listener) : new SyRadar(point, 0, port, listener);
        var bytes = GarbageBytes.Make(tiny, Million, seed: 20260703);
        var chunk = new byte[64];
        Play(radar, bytes.AsSpan(0, Million / 10), chunk, 0);

        // But for the words of what is told of the radar itself, and that is told seldom.
        var at = 1_000_000L;
        var above = Allocations.LeastAbove(() =>
        {
            var told = listener.HealthRecords;
            at = Play(radar, bytes, chunk, at);
            (listener.HealthRecords - told).ShouldBeLessThan(10);
            return (listener.HealthRecords - told) * 512;
        });

        above.ShouldBeLessThanOrEqualTo(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{(tiny ? "TinyFrame" : "53 59")}: {Million} bytes five times, {listener.Calls} reports");
        listener.Calls.ShouldBeGreaterThan(0, "whole frames among the mangled ones were to be found");
    }

    private static long Play(FallRadar radar, ReadOnlySpan<byte> bytes, byte[] chunk, long at)
    {
        for (var i = 0; i < bytes.Length; i += chunk.Length)
        {
            var count = Math.Min(chunk.Length, bytes.Length - i);
            bytes.Slice(i, count).CopyTo(chunk);
            at += 6;
            radar.Received(chunk, 0, count, at);
            radar.Turn(at);
        }

        return at;
    }

    private sealed class SilentPort : IRadarPort
    {
        public void Send(byte[] frame, int length)
        {
        }

        public int Receive(byte[] into) => 0;
    }

    private sealed class CountingListener : DeafListener
    {
        public int Calls { get; private set; }

        public override void FallSeen(string point, string source, int confidence, long at) => Calls++;

        public override void Presence(string point, bool on, long at) => Calls++;

        public int HealthRecords { get; private set; }

        public override void SensorHealth(string point, bool ok, string why, long at)
        {
            Calls++;
            HealthRecords++;
        }
    }
}
