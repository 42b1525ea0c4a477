using System;
using System.Text;
using Hjemvakt.Endurance.Tests.World;
using Hjemvakt.Gateway.Core.Tests.Support;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.Garbage;

/// <summary>
/// Whatever comes down the wire, as a command or as news of an alert: no exception leaves the gateway, its memory stays, and a call for help
/// goes out as if nothing had been.
/// </summary>
[Collection("one after the other")]
public sealed class CommandFuzzTests
{
    private const int Bytes = 1_000_000;

    private static readonly (string Name, string Payload)[] Good =
    [
        ("command/identify", """{"id":"c-1"}"""),
        ("command/selftest", """{"id":"c-2","exp":4102444800000}"""),
        ("command/clock", """{"id":"c-3"}"""),
        ("command/config", """{"id":"c-4","set":{"wifi":[{"ssid":"Fjellhamar","password":"æ\u00f8å 😀"}],"more":{"a":[1,2.5e3,null]}}}"""),
        ("command/update", """{"id":"c-5","url":"https://vakt.example.no/fw"}"""),
        ("command/dance", """{"id":"c-6"}"""),
        ("alert", """{"id":"0197c2f0-0000-8000-8000-000000000001","kind":"help","state":"acknowledged","by":"Kari"}"""),
    ];

    [Fact]
    public void Are_taken_or_left_and_a_call_for_help_still_goes_out()
    {
        var home = new Household(new FlashStore(), new HomeService(forgets: true));
        home.Boot();
        home.RunUntil(10_000);
        Play(home, new ByteGarbler(11), Bytes / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Play(home, new ByteGarbler(12), Bytes);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(256 * 1024);
        var alarms = home.App.LastAlarm;
        home.Level("bathroom-cord", true);
        home.RunUntil(home.Now + 2_000);
        home.App.LastAlarm.ShouldBe(alarms + 1);
        home.Service.Alarms.Receipt.ShouldBe(alarms + 1);
    }

    private static void Play(Household home, ByteGarbler garbler, int bytes)
    {
        for (var (played, turn) = (0, 0); played < bytes; turn++)
        {
            var (name, payload) = Good[turn % Good.Length];
            var rubbish = garbler.Next(Encoding.UTF8.GetBytes(payload));
            played += rubbish.Length;
            if (home.Board.Wire.IsOpen)
            {
                home.Board.Wire.Events!.Received(home.Board.Wire.Connection, $"hv1/gw-test/{name}", rubbish);
            }

            home.RunUntil(home.Now + 100);
        }
    }
}
