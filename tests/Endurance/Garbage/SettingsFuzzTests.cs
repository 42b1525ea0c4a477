using System;
using System.Text;
using Hjemvakt.Gateway.Config;
using Shouldly;
using Xunit;

namespace Hjemvakt.Endurance.Tests.Garbage;

/// <summary>A settings file that rotted, or that somebody typed: refused with a sentence, or read; never an exception, never memory that stays.</summary>
[Collection("one after the other")]
public sealed class SettingsFuzzTests
{
    private const int Bytes = 1_000_000;

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(
        """{"id":"gw-berit","secret":"0123456789012345678901","broker":{"host":"vakt.example.no","port":8883,"tls":true},"wifi":[{"ssid":"Fjellhamar","password":"æ\u00f8å 😀"}],"points":[{"id":"front-door","kind":"door","pin":6,"room":"hall"},{"id":"bedside-button","kind":"help","pin":4}],"more":{"a":[1,2.5e3,null]}}""");

    [Fact]
    public void Are_read_or_refused_with_a_sentence()
    {
        var garbler = new ByteGarbler(7);
        var (read, refused, bytes) = (0, 0, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (bytes < Bytes)
        {
            var file = garbler.Next(Good);
            bytes += file.Length;
            if (GatewaySettingsReader.Read(file, out var why) is { } settings)
            {
                settings.Id.ShouldNotBeEmpty();
                settings.Secret.ShouldNotBeEmpty();
                why.ShouldBeEmpty();
                read++;
            }
            else
            {
                why.ShouldNotBeEmpty();
                refused++;
            }
        }

        read.ShouldBeGreaterThan(10, "some changes do no harm, and then the file is read");
        refused.ShouldBeGreaterThan(1000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(256 * 1024);
    }
}
