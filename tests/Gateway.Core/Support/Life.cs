using System.Collections;
using Hjemvakt.Gateway.Outbox;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>
/// A gateway's outbox through power cuts, beside the truth: what was promised to be stored, and what the companion has got. The companion and the truth
/// live on when the gateway dies.
/// </summary>
public sealed class Life
{
    private readonly FakeClock _clock = new FakeClock();
    private readonly ArrayList _promised = new ArrayList();
    private readonly Companion _alarms = new Companion();
    private readonly Companion _routine = new Companion();
    private RecordOutbox? _outbox;
    private string[] _unflushed = new string[0];
    private int _marks;
    private int _lastBoot;

    public Life(FlashStore flash)
    {
        Flash = flash;
    }

    public FlashStore Flash { get; }

    public Companion Alarms => _alarms;

    public Companion Routine => _routine;

    public RecordOutbox Outbox => _outbox!;

    /// <summary>Starts the gateway anew on what is on flash.</summary>
    public void Boot()
    {
        _outbox = null;
        _unflushed = new string[0];
        _outbox = Drive.Small(Flash, _clock);
        Assert.IsTrue(_outbox.Boot > _lastBoot, "boots are counted");
    }

    /// <summary>Does one thing: <c>A</c> alarm, <c>R</c> routine record, <c>F</c> flush, <c>S</c> send all, <c>C</c> receipt for all that was sent, <c>D</c> send and receipt alarms only.</summary>
    public void Do(char what)
    {
        switch (what)
        {
            case 'A':
                var alarm = NextMark();
                _outbox!.BeginAlarm("help", "cord", 1).Text("src", "cord").Text("mark", alarm);
                if (_outbox.CommitAlarm(out var stored) > 0 && stored)
                {
                    _promised.Add(alarm);
                    _lastBoot = _outbox.Boot;
                }

                break;
            case 'R':
                var routine = NextMark();
                if (Drive.Routine(_outbox!, routine, 0) > 0)
                {
                    _unflushed = With(_unflushed, routine);
                }

                break;
            case 'F':
                _outbox!.Turn(_clock.UptimeMs);
                if (!_outbox.Routine.Failing)
                {
                    foreach (var mark in _unflushed)
                    {
                        _promised.Add(mark);
                        _lastBoot = _outbox.Boot;
                    }

                    _unflushed = new string[0];
                }

                break;
            case 'S':
                _alarms.TakeAll(_outbox!.Alarm);
                _routine.TakeAll(_outbox.Routine);
                break;
            case 'C':
                _outbox!.Alarm.Receipt(_alarms.Receipt);
                _outbox.Routine.Receipt(_routine.Receipt);
                break;
            case 'D':
                _alarms.TakeAll(_outbox!.Alarm);
                _outbox.Alarm.Receipt(_alarms.Receipt);
                break;
        }
    }

    /// <summary>Does things one after the other until the power goes. True when it did.</summary>
    public bool Play(string script)
    {
        try
        {
            if (_outbox == null)
            {
                Boot();
            }

            for (var i = 0; i < script.Length; i++)
            {
                Do(script[i]);
            }

            return false;
        }
        catch (PowerCutException)
        {
            _outbox = null;
            return true;
        }
    }

    /// <summary>
    /// Sends all there is and demands: everything promised has arrived, nothing arrived under two numbers, and nothing is missing in between.
    /// </summary>
    /// <param name="evictions">Whether routine records may have been evicted.</param>
    /// <param name="damage">Whether flash may have left rubbish, so that numbers may have been given up.</param>
    public void Settle(bool evictions, bool damage)
    {
        for (var i = 0; i < 3; i++)
        {
            Do('F');
            Do('S');
            Do('C');
        }

        Assert.AreEqual(_outbox!.Alarm.Last, _alarms.Receipt, "alarms are contiguous");
        Assert.AreEqual(_outbox.Routine.Last, _routine.Receipt, "routine records are contiguous");
        Assert.AreEqual(0, _outbox.Alarm.Waiting + _outbox.Routine.Waiting, "nothing waits any more");
        Assert.AreEqual(0, _alarms.Twice + _routine.Twice, "nothing is there twice");
        foreach (string mark in _promised)
        {
            Assert.IsTrue(_alarms.HoldsMark(mark) || _routine.HoldsMark(mark) || evictions, "what was promised has arrived");
        }

        if (!damage)
        {
            Assert.IsFalse(_alarms.Holds("tamper"), "no alarm number was given up");
            Assert.IsFalse(_routine.Holds("unreadable"), "no routine number was given up");
            Assert.IsTrue(evictions || !_routine.Holds("\"k\":\"gap\""), "nothing was told to be gone");
        }
    }

    private static string[] With(string[] marks, string mark)
    {
        var more = new string[marks.Length + 1];
        marks.CopyTo(more, 0);
        more[marks.Length] = mark;
        return more;
    }

    private string NextMark()
    {
        _marks++;
        return "m" + _marks;
    }
}
