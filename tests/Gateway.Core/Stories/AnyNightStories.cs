using System.Collections;
using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Core.Tests.Support;
using nanoFramework.TestFramework;

namespace Hjemvakt.Gateway.Core.Tests.Stories;

/// <summary>
/// Nights in which people fall, pull the cord, press the button and say that they are fine, in whatever order, before a loop that comes whenever it comes:
/// of everything that happened there is an alarm that stands, unless somebody began after it, and within 20 s, to take it back.
/// </summary>
[TestClass]
public class AnyNightStories
{
    private const int SameCallMs = 2000;
    private const int SameFallMs = 10000;

    // Of the falls that a late loop finds together, each detector's first and last are told; who takes the last back means those before it.
    private const int LateMs = 30000;

    private static readonly ArrayList s_happened = new ArrayList();

    [TestMethod]
    public void Whatever_happens_in_whatever_order_an_alarm_stands_for_it_or_was_taken_back_after_it()
    {
        for (var night = 1; night <= 60; night++)
        {
            var chance = new Chance(night);
            var home = new Home();
            home.Run(1000);
            s_happened.Clear();
            for (var i = 0; i < 9; i++)
            {
                var late = chance.Next(3) == 0;
                if (chance.Next(3) == 0)
                {
                    home.App.Inputs.Level(Home.Button, true);
                    Pass(home, 200 + chance.Next(1500), late);
                    Happens(home, chance.Next(3), late);
                    Pass(home, 3500, late);
                    home.App.Inputs.Level(Home.Button, false);
                }
                else
                {
                    Happens(home, chance.Next(4), late);
                }

                Pass(home, 50 + chance.Next(chance.Next(2) == 0 ? 1500 : 9000), late);
            }

            home.Run(5000);
            var records = Text.Records(Text.Bytes(Drive.FirstMessage(Drive.Outbox(home.Board.Flash, home.Board.Time).Alarm)));
            Assert.AreEqual((int)home.App.LastAlarm, records.Length);
            foreach (Happening what in s_happened)
            {
                Assert.IsTrue(IsTakenBack(what, records) || Stands(what, records), "night " + night + ": " + what.Kind + " at " + what.Point + " @" + what.At);
            }
        }
    }

    private static void Happens(Home home, int what, bool late)
    {
        if (what == 0 || what == 1)
        {
            s_happened.Add(new Happening("fall", Home.Radar, home.Now));
            home.App.Inputs.Fall(Home.Radar, "radar", 70);
            Pass(home, 0, late);
            return;
        }

        var point = what == 2 ? Home.Cord : Home.Button;
        s_happened.Add(new Happening("help", point, home.Now));
        home.App.Inputs.Level(point, true);
        Pass(home, 100, late);
        home.App.Inputs.Level(point, false);
        Pass(home, 50, late);
    }

    private static void Pass(Home home, int milliseconds, bool late)
    {
        if (late)
        {
            home.Board.Time.UptimeMs += milliseconds;
        }
        else
        {
            home.Run(milliseconds);
        }
    }

    private static bool IsTakenBack(Happening what, string[] records)
    {
        foreach (var record in records)
        {
            var after = record.Contains("\"k\":\"cancel\"") ? Member(record, "u") - 3000 - what.At : -1;
            if (after >= 0 && after <= AlarmService.CancelWindowMs + (what.Kind == "fall" ? LateMs : 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Stands(Happening what, string[] records)
    {
        foreach (var record in records)
        {
            var before = what.At - Member(record, "u");
            var near = what.Kind == "fall" ? before >= -LateMs && before < SameFallMs : before >= 0 && before < SameCallMs;
            if (near && record.Contains("\"k\":\"" + what.Kind + "\",\"p\":\"" + what.Point + "\"") && !IsReferredTo(Member(record, "s"), records))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReferredTo(long sequence, string[] records)
    {
        foreach (var record in records)
        {
            if (record.Contains("\"k\":\"cancel\"") && Member(record, "ref") == sequence)
            {
                return true;
            }
        }

        return false;
    }

    private static long Member(string record, string name)
    {
        var from = record.IndexOf("\"" + name + "\":") + name.Length + 3;
        var to = from;
        while (record[to] >= '0' && record[to] <= '9')
        {
            to++;
        }

        return long.Parse(record.Substring(from, to - from));
    }

    private sealed class Happening
    {
        internal readonly string Kind;
        internal readonly string Point;
        internal readonly long At;

        internal Happening(string kind, string point, long at)
        {
            Kind = kind;
            Point = point;
            At = at;
        }
    }
}
