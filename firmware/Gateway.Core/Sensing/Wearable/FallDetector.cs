using Hjemvakt.Gateway.Sensing.Fusion;

namespace Hjemvakt.Gateway.Sensing.Wearable;

/// <summary>
/// Finds falls in the samples of a three-axis accelerometer worn at the waist: a trunk that was upright, an impact that stopped it, another posture than before, stillness.
/// Integers only, constant memory, no allocation after construction.
/// <para>
/// Watching → (impact) → Judging → (still in another posture for 2 s, or 10 s over and mostly in another posture) → a fall is told → Resting → Watching.
/// </para>
/// </summary>
public sealed class FallDetector
{
    // After this long without a sample the past is another story; but not the impact that may have been the reason.
    private const int LostMs = 1000;

    // A body needs this long to come to rest; what it does before says nothing of how it lies.
    private const int SettleMs = 1000;

    // Impacts that go on for longer than this are not one fall: a person who runs, or a sensor in a bag.
    private const int LongestEventMs = 60000;

    // After a fall has been told, rolling about for a while is the same fall. Who has been up again has fallen again.
    private const int RestMs = 10000;

    // Who is held as before for this many half seconds after an impact has sat down or jumped. What comes then comes without this impact.
    private const int HeldBlocks = 3;

    private const int BlockMs = 500;
    private const int FreeFallWindowSamples = 50;
    private const int MaxMg = 16384;

    private readonly string _point;
    private readonly FallThresholds _thresholds;
    private readonly ISensorListener _listener;
    private readonly int _freeFallSquared;
    private readonly int _impactSquared;
    private readonly MotionBlock _block = new MotionBlock();
    private readonly ImpactSpeed _impactSpeed = new ImpactSpeed();
    private readonly Upright _upright = new Upright();
    private readonly PostureHistory _history = new PostureHistory();
    private readonly PostureHistory _earlier = new PostureHistory();
    private readonly Posture _before = new Posture();
    private readonly Posture _lately = new Posture();

    private FallPhase _phase;
    private bool _wasUpright;
    private bool _held;
    private long _lastAt = -1;
    private long _freeFallBits;
    private long _phaseSince;
    private long _impactAt;
    private int _peakSquared;
    private int _peakSpeed;
    private int _freeFallSamples;
    private int _blocks;
    private int _changedBlocks;
    private int _stillBlocks;

    /// <param name="point">Id of the point.</param>
    /// <param name="thresholds">The limits.</param>
    /// <param name="listener">Hears of each fall, once.</param>
    public FallDetector(string point, FallThresholds thresholds, ISensorListener listener)
    {
        _point = point;
        _thresholds = thresholds;
        _listener = listener;
        _freeFallSquared = thresholds.FreeFallMg * thresholds.FreeFallMg;
        _impactSquared = thresholds.ImpactMg * thresholds.ImpactMg;
    }

    /// <summary>One sample, fifty a second.</summary>
    /// <param name="x">Acceleration in mg along the axis; what no sensor can measure is clamped to ±16 g.</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    /// <param name="z">As <paramref name="x"/>.</param>
    /// <param name="at">Uptime in milliseconds at which it was taken.</param>
    public void Sample(int x, int y, int z, long at)
    {
        if (_lastAt >= 0 && at - _lastAt > LostMs)
        {
            Forget(at);
        }

        _lastAt = at;
        x = Clamp(x);
        y = Clamp(y);
        z = Clamp(z);
        var squared = (x * x) + (y * y) + (z * z);

        _freeFallBits = (_freeFallBits << 1) | (squared < _freeFallSquared ? 1L : 0L);
        var speed = _impactSpeed.Add(squared);
        if (squared >= _impactSquared)
        {
            Impact(squared, at);
        }

        if (_phase == FallPhase.Judging && speed > _peakSpeed && at - _impactAt <= BlockMs)
        {
            _peakSpeed = speed;
        }

        if (_block.Add(x, y, z, squared))
        {
            Block(at);
        }
    }

    private static int Clamp(int mg) => mg > MaxMg ? MaxMg : mg < -MaxMg ? -MaxMg : mg;

    private void Block(long at)
    {
        if (_phase == FallPhase.Judging)
        {
            _held = IsHeld(_block.Mean);
            Judge(at);
        }

        // Steps are impacts too. Who struggles on the floor must not teach that this is upright.
        if (_phase == FallPhase.Watching || (_phase == FallPhase.Judging && _held))
        {
            _upright.Add(_block);
        }
        else
        {
            _upright.Clear();
        }

        _history.Add(_block.Mean);
        if (_phase == FallPhase.Resting && at - _phaseSince >= RestMs)
        {
            _phase = FallPhase.Watching;
        }
    }

    private void Impact(int squared, long at)
    {
        var since = at - _impactAt;
        if (_phase != FallPhase.Judging)
        {
            _history.Before(_lately);
            if (!_lately.Known || (_phase == FallPhase.Resting && !IsHeld(_lately)))
            {
                return;
            }

            _phase = FallPhase.Judging;
            _phaseSince = at;
            Begin();
        }
        else if (_held && since > BlockMs)
        {
            // Held as before until now: steps, a jump, a knee that gave way. It begins anew.
            _phaseSince = at;
            Begin();
        }
        else if (at - _phaseSince > LongestEventMs)
        {
            return;
        }

        // One fall can hit several times: knee, hip, shoulder. The posture before stays that before the first.
        _impactAt = at;
        _blocks = 0;
        _changedBlocks = 0;
        _stillBlocks = 0;
        _peakSquared = squared > _peakSquared ? squared : _peakSquared;
        var freeFall = IntegerMath.BitsSet(_freeFallBits, FreeFallWindowSamples);
        _freeFallSamples = freeFall > _freeFallSamples ? freeFall : _freeFallSamples;
    }

    private void Begin()
    {
        _history.Before(_before);
        _earlier.CopyBefore(_history);
        _wasUpright = _earlier.AnyUpright(_upright, _thresholds.UprightBefore);
        _held = false;
        _peakSquared = 0;
        _peakSpeed = 0;
        _freeFallSamples = 0;
    }

    private bool IsHeld(Posture posture) => _wasUpright ? _upright.Within(posture, _thresholds.UprightAfter) : !posture.DiffersBy(_before, Posture.Degrees30);

    private void Judge(long at)
    {
        var since = at - _impactAt;
        if (since < SettleMs + BlockMs)
        {
            return;
        }

        var hard = _peakSpeed >= _thresholds.HardSpeed;
        var changed = !_held
            && _peakSpeed >= (_wasUpright ? _thresholds.Speed : _thresholds.SpeedFromLying)
            && _earlier.AnyDiffersBy(_block.Mean, hard ? _thresholds.HardPostureChange : _thresholds.PostureChange);
        var still = _block.Range <= _thresholds.StillMg;
        _blocks++;
        _changedBlocks += changed ? 1 : 0;
        _stillBlocks = changed && still ? _stillBlocks + 1 : 0;
        if (_stillBlocks * BlockMs >= _thresholds.StillMs)
        {
            Tell(true, at);
        }
        else if (since >= _thresholds.WindowMs)
        {
            // Not still, but four fifths of the time in another posture: somebody who tries to rise and cannot.
            if (_changedBlocks * 5 >= _blocks * 4)
            {
                Tell(false, at);
            }
            else
            {
                _phase = FallPhase.Watching;
            }
        }
        else if (_changedBlocks == 0 && _held && _blocks >= HeldBlocks)
        {
            _phase = FallPhase.Watching;
        }
    }

    private void Tell(bool still, long at)
    {
        _phase = FallPhase.Resting;
        _phaseSince = at;
        var confidence = FallEvidence.Confidence(_freeFallSamples, IntegerMath.SquareRoot(_peakSquared), still, _block.Mean.DiffersBy(_before, Posture.Degrees75));
        _listener.FallSeen(_point, FallSource.Wearable, confidence, at);
    }

    private void Forget(long at)
    {
        if (_phase != FallPhase.Judging || at - _impactAt > _thresholds.WindowMs)
        {
            _phase = FallPhase.Watching;
        }

        _freeFallBits = 0;
        _impactSpeed.Clear();
        _block.Clear();
        _history.Clear();
        _upright.Clear();
    }
}
