using CsCheck;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>
/// Whatever a gateway's clocks and boot counters say, in any order of power cuts, lines that break, boards that are wiped and clocks that are wrong or put right: a live
/// alarm is dated within a minute of its arrival, and a buffered record keeps its time where that can be known.
/// </summary>
public sealed class IngestPropertyTests
{
    private enum Step
    {
        Wait,
        Press,
        Unplug,
        Plug,
        CutPower,
        Wipe,
        SetClock,
        HoldUpHeartbeat,
        CopyHeartbeat,
    }

    private static readonly Gen<(Step What, int Minutes, int Clock)> Steps = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Step.Wait)), (5, Gen.Const(Step.Press)), (2, Gen.Const(Step.Unplug)), (3, Gen.Const(Step.Plug)), (2, Gen.Const(Step.CutPower)),
            (1, Gen.Const(Step.Wipe)), (2, Gen.Const(Step.SetClock)), (1, Gen.Const(Step.HoldUpHeartbeat)), (1, Gen.Const(Step.CopyHeartbeat))),
        Gen.Frequency((4, Gen.Int[1, 30]), (2, Gen.Int[30, 2000]), (1, Gen.Int[60_000, 200_000])),
        Gen.OneOf(int.MinValue, 0, 0, 0, -180, 180, -5, 5, -2_000_000));

    [Fact]
    public void What_is_live_is_dated_live_and_what_is_old_keeps_its_time() => Steps.Array[1, 40].Sample(
        steps =>
        {
            var life = new Life();
            foreach (var (what, minutes, clock) in steps)
            {
                life.Live(what, minutes, clock);
                life.ShouldBeDatedWell();
            }

            life.Live(Step.Plug, 1, 0);
            life.Live(Step.Wait, 2, 0);
            life.ShouldBeDatedWell();
        },
        iter: 5_000);

    /// <summary>A gateway with its clocks, the line, and as much of a companion as dates records: the same two calls, in the same order, as a message of records and a heartbeat make.</summary>
    private sealed class Life
    {
        private const long Second = 1000, Minute = 60 * Second, Begin = 1_772_366_400_000;
        private static readonly DateTimeOffset Enrolled = DateTimeOffset.FromUnixTimeMilliseconds(Begin);

        private readonly List<Stored> log = [];
        private readonly List<Record> waiting = [];
        private readonly SortedSet<int> unsettled = [];
        private GatewayClocks clocks = GatewayClocks.Unknown;
        private long now = Begin + (60 * Minute);
        private long bootAt = Begin + (60 * Minute);
        private int boot = 1;
        private Boot present = new();
        private long? off = 0;
        private bool online;
        private int heartbeats;
        private int restarts;
        private (int Boot, long Uptime, long? SentAt)? lastHeartbeat;

        public void Live(Step what, int minutes, int clock)
        {
            switch (what)
            {
                case Step.Wait:
                    Wait(minutes * Minute);
                    break;
                case Step.Press:
                    Press();
                    break;
                case Step.Unplug:
                    online = false;
                    break;
                case Step.Plug when !online:
                    online = true;
                    heartbeats = 0;
                    Deliver();
                    Heartbeat(0);
                    break;
                case Step.CutPower:
                    Restart(minutes);
                    break;
                case Step.Wipe:
                    waiting.Clear();
                    boot = 0;
                    lastHeartbeat = null;
                    Restart(minutes);
                    break;
                case Step.SetClock when clock == int.MinValue || off is null:
                    // A clock that is set stays set until the power goes.
                    present.Changed |= off is null && present.Heartbeats > 0;
                    off ??= clock == int.MinValue ? null : clock * Minute;
                    break;
                case Step.SetClock:
                    // Within a boot a clock is put right; what the companion has heard of one that was ahead is of before.
                    present.Changed |= off != 0;
                    off = 0;
                    break;
                case Step.HoldUpHeartbeat when online:
                    now += 75 * Second;
                    Heartbeat(75 * Second);
                    Heartbeat(0);
                    break;
                case Step.CopyHeartbeat when online && lastHeartbeat is { } copy:
                    Heard(copy.Boot, copy.Uptime, copy.SentAt);
                    break;
                default:
                    break;
            }
        }

        public void ShouldBeDatedWell()
        {
            if (!online)
            {
                return;
            }

            foreach (var stored in log)
            {
                var record = stored.Record;
                var error = Math.Abs(stored.Dated.OccurredAt.ToUnixTimeMilliseconds() - record.MadeAt);
                if (record.Live)
                {
                    error.ShouldBeLessThanOrEqualTo(Minute, $"live, boot {record.Boot}, {stored.Dated.Clock}");
                }
                else if (heartbeats > 1 && IsKnown(record) && !IsOfAnotherLife(stored))
                {
                    error.ShouldBeLessThanOrEqualTo(Minute + (5 * Second), $"buffered, boot {record.Boot}, {stored.Dated.Clock}");
                }
            }
        }

        // Heard in that boot, with a clock that did not change; or dated by a clock that was right throughout, in the only boot with that number.
        private bool IsKnown(Record record)
            => record.In is { Heard: true, Changed: false } || (record.SentAt is not null && record.In is { Changed: false, Heartbeats: 0 } && record.SentAt == record.MadeAt
                && log.TrueForAll(other => other.Record.Boot != record.Boot || ReferenceEquals(other.Record.In, record.In)));

        // A record without a date that could be true, after weeks of silence, may be of a board that is gone.
        private static bool IsOfAnotherLife(Stored stored)
            => (stored.Record.SentAt is not { } sentAt || RecordDating.Judge(sentAt, Enrolled, At(stored.ReceivedAt)) != ClockNote.None) && stored.ReceivedAt - stored.Record.In.HeardAt > 29L * 24 * 60 * Minute;

        private void Wait(long time)
        {
            // Of a long time only its end is worth playing: nothing else is remembered.
            if (online && time > 5 * Minute)
            {
                now += time - (5 * Minute);
                time = 5 * Minute;
                Heartbeat(0);
            }

            for (; time > 0; time -= Minute)
            {
                now += Minute;
                if (online)
                {
                    Heartbeat(0);
                }
            }
        }

        private void Press()
        {
            now += Second;
            waiting.Add(new Record(boot, now - bootAt, off is { } by ? now + by : null, now, online, present));
            if (online)
            {
                Deliver();
            }
        }

        private void Restart(int minutes)
        {
            online = false;
            now += minutes * Minute;
            boot++;
            bootAt = now;
            present = new Boot();
            off = null;
            // No two starts are alike to the millisecond.
            now += (20 * Second) + ++restarts;
        }

        private void Deliver()
        {
            now += Second;
            foreach (var batch in waiting.Chunk(32))
            {
                foreach (var record in batch)
                {
                    Claim(record);
                }

                foreach (var record in batch)
                {
                    var dated = clocks.Date(record.Boot, record.Uptime, record.SentAt, Enrolled, At(now));
                    log.Add(new Stored(record, now) { Dated = dated });
                    if (!dated.Settled)
                    {
                        unsettled.Add(record.Boot);
                    }
                }
            }

            waiting.Clear();
        }

        private void Claim(Record record)
        {
            if (record.SentAt is not { } sentAt || RecordDating.Judge(sentAt, Enrolled, At(now)) != ClockNote.None)
            {
                return;
            }

            var before = clocks.Start(record.Boot);
            clocks = clocks.Claimed(record.Boot, record.Uptime, sentAt, now);
            if (unsettled.Contains(record.Boot) && (before is not { } known || GatewayClocks.Contradict(known.Began, clocks.Start(record.Boot)!.Value.Began)))
            {
                DateAnew(record.Boot);
            }
        }

        // Sent a while ago, arrives now.
        private void Heartbeat(long heldUp)
        {
            var sent = Math.Max(now - heldUp, bootAt + 1);
            lastHeartbeat = (boot, sent - bootAt, off is { } by ? sent + by : null);
            present.Heartbeats += heldUp == 0 ? 1 : 0;
            present.HeardAt = now;
            heartbeats++;
            Heard(boot, sent - bootAt, lastHeartbeat.Value.SentAt);
        }

        private void Heard(int ofBoot, long uptime, long? sentAt)
        {
            var before = clocks.Start(ofBoot);
            clocks = clocks.Heard(ofBoot, uptime, sentAt, now);
            if (before is { Heard: true } known && GatewayClocks.Contradict(known.Began, clocks.Start(ofBoot)!.Value.Began))
            {
                unsettled.Add(ofBoot);
            }

            foreach (var boots in unsettled.Where(b => clocks.Trusts(b, now)).ToList())
            {
                DateAnew(boots);
            }
        }

        private void DateAnew(int ofBoot)
        {
            foreach (var stored in log.Where(s => s.Record.Boot == ofBoot))
            {
                if (clocks.Redate(ofBoot, stored.Record.Uptime, stored.Record.SentAt, (stored.Dated.OccurredAt, stored.Dated.Clock), At(stored.ReceivedAt), Enrolled) is { } dated)
                {
                    stored.Dated = dated;
                }
            }

            if (clocks.Start(ofBoot) is { Heard: true } || clocks.Last is { } last && ofBoot < last.Boot)
            {
                unsettled.Remove(ofBoot);
            }
        }

        private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

        private sealed class Boot
        {
            public int Heartbeats { get; set; }

            public long HeardAt { get; set; }

            /// <summary>One may have been held up; the second tells.</summary>
            public bool Heard => Heartbeats > 1;

            public bool Changed { get; set; }
        }

        private sealed record Record(int Boot, long Uptime, long? SentAt, long MadeAt, bool Live, Boot In);

        private sealed record Stored(Record Record, long ReceivedAt)
        {
            public Dated Dated { get; set; }
        }
    }
}
