using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Radar;
using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>
/// The gateway speaks to a C1001 in the very frames that others recorded: it is answered only where what it sends is, byte for byte, a frame of the recordings.
/// No simulator of ours stands between.
/// </summary>
public class FallRadarAgainstRecordedFramesTests
{
    private const byte Sleep = 2;
    private const byte Falls = 1;

    [Fact]
    public void A_fresh_C1001_is_asked_for_its_mode_in_the_recorded_frame_put_into_fall_mode_in_the_recorded_frame_and_asked_for_falls()
    {
        var line = new RecordedLine();
        var radar = Radar(line);
        line.Connect(radar);

        line.Run(until: 60_000);

        line.Sent.ShouldContain(line.Recorded("query work mode"));
        line.Sent.ShouldContain(line.Recorded("set falling mode"));
        line.Sent.ShouldContain(line.Recorded("query fall state"));
        line.Sent.ShouldContain(line.Recorded("reset"));
        line.Mode.ShouldBe(Falls);
        line.Falls.ShouldBe(1);
    }

    [Fact]
    public void Every_recorded_question_to_a_C1001_that_the_gateway_hears_itself_ask_is_no_fall_and_nobody()
    {
        var line = new RecordedLine();
        var radar = Radar(line);
        foreach (var frame in RadarFrame.ReadOrSkip().Where(frame => !frame.Tiny))
        {
            radar.Received(frame.Bytes, 0, frame.Bytes.Length, 20_000);
        }

        line.Falls.ShouldBe(0);
        line.Presences.ShouldBe(0);
    }

    private static SyRadar Radar(RecordedLine line)
    {
        var numbers = PointSettings.Untold();
        numbers[PointSettings.Height] = 250;
        return new SyRadar(new PointSettings("bathroom-radar", SensorKind.Radar, "bathroom", RadarModel.C1001, numbers), 0, line, line);
    }

    /// <summary>The other end of the line: a radar in sleep mode that knows the recorded frames and nothing else. Somebody lies on the floor before it.</summary>
    private sealed class RecordedLine : DeafListener, IRadarPort
    {
        private readonly IReadOnlyList<RadarFrame> _frames = RadarFrame.ReadOrSkip();
        private readonly List<byte> _answers = [];
        private SyRadar? _radar;

        public List<string> Sent { get; } = [];

        public byte Mode { get; private set; } = Sleep;

        public int Falls { get; private set; }

        public int Presences { get; private set; }

        public string Recorded(string meaning) => Convert.ToHexString(_frames.Single(frame => !frame.Tiny && frame.Meaning.StartsWith(meaning, StringComparison.Ordinal)).Bytes);

        public void Connect(SyRadar radar) => _radar = radar;

        public void Run(long until)
        {
            long at = 0;
            while (at < until)
            {
                at = _radar!.Turn(at);
                byte[] bytes = [.. _answers];
                _answers.Clear();
                _radar.Received(bytes, 0, bytes.Length, at);
            }
        }

        public void Send(byte[] frame, int length)
        {
            var hex = Convert.ToHexString(frame, 0, length);
            Sent.Add(hex);
            if (hex == Recorded("set falling mode"))
            {
                Mode = frame[6];
            }
            else if (hex == Recorded("query work mode"))
            {
                Answer(frame, Mode);
            }
            else if (hex == Recorded("query fall state"))
            {
                Answer(frame, (byte)(Mode == 1 ? 1 : 0));
            }
        }

        public int Receive(byte[] into) => 0;

        public override void FallSeen(string point, string source, int confidence, long at) => Falls++;

        public override void Presence(string point, bool on, long at) => Presences++;

        // An answer is the question with its value where 0F was, and the sum that goes with it.
        private void Answer(byte[] question, byte value)
        {
            byte[] answer = [.. question.AsSpan(0, 6), value];
            _answers.AddRange(answer);
            _answers.Add((byte)answer.Sum(one => one));
            _answers.AddRange([0x54, 0x43]);
        }
    }
}
