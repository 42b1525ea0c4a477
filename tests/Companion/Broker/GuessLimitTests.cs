using System.Net;
using Hjemvakt.Companion.Broker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MQTTnet;

namespace Hjemvakt.Companion.Tests.Broker;

/// <summary>Whoever guesses secrets is slowed down, and no home is silenced by it.</summary>
public sealed class GuessLimitTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.7"), There = IPAddress.Parse("198.51.100.4");

    [Fact]
    public async Task While_somebody_guesses_in_its_name_and_from_its_address_the_gateway_itself_gets_in_and_its_alarm_through()
    {
        var time = new FakeTimeProvider(Evening);
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var berit = await companion.CommissionAsync();
        for (var guess = 0; guess < GuessLimit.Free; guess++)
        {
            (await companion.Gateway(berit.Id, $"guess {guess}").TryConnectAsync()).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        }

        var limit = companion.Services.GetRequiredService<GuessLimit>();
        var guesses = Enumerable.Range(0, 20).Select(guess => companion.Gateway(berit.Id, $"one more {guess}").TryConnectAsync()).ToList();
        await TestCompanion.AwaitAsync(() => Task.FromResult(limit.Held == guesses.Count));

        await berit.ConnectAsync();
        await berit.AlarmAsync(Wire.Help(1));
        await berit.WaitForAsync("receipt", Wire.Receipt(1, 0));

        guesses.ShouldAllBe(guess => !guess.IsCompleted, "time has not moved, and only they wait for it");
        time.Advance(GuessLimit.Longest);
        (await Task.WhenAll(guesses)).ShouldAllBe(answer => answer.ResultCode == MqttClientConnectResultCode.BadUserNameOrPassword);
        limit.Held.ShouldBe(0);
        berit.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task A_gateway_that_knew_its_old_secret_only_is_in_at_once_with_the_new_one()
    {
        var time = new FakeTimeProvider(Evening);
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var berit = await companion.CommissionAsync();
        var secret = await companion.Gateways.EnrolAsync("berit", berit.Id);
        for (var attempt = 0; attempt < GuessLimit.Free; attempt++)
        {
            (await berit.TryConnectAsync()).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        }

        berit.Secret = secret;

        await berit.ConnectAsync();
    }

    [Fact]
    public async Task A_companion_that_stops_waits_for_no_guess()
    {
        var time = new FakeTimeProvider(Evening);
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var limit = companion.Services.GetRequiredService<GuessLimit>();
        for (var guess = 0; guess < GuessLimit.Free; guess++)
        {
            limit.Miss("gw-berit", null);
        }

        var held = companion.Gateway("gw-berit", "a guess").TryConnectAsync();
        await TestCompanion.AwaitAsync(() => Task.FromResult(limit.Held == 1));

        await companion.StopAsync().WaitAsync(TestCompanion.Never, TestContext.Current.CancellationToken);

        await held.ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        limit.Held.ShouldBe(0);
    }

    [Fact]
    public void Each_guess_waits_twice_as_long_as_the_last_until_it_is_ten_seconds()
    {
        var limit = new GuessLimit(new FakeTimeProvider());

        var waits = Enumerable.Range(0, GuessLimit.Free + 50).Select(_ => limit.Miss("gw-berit", Here).Wait.TotalSeconds).ToList();

        waits.Take(GuessLimit.Free).ShouldAllBe(wait => wait == 0);
        waits.Skip(GuessLimit.Free).Take(7).ShouldBe([0.25, 0.5, 1, 2, 4, 8, 10]);
        waits[^1].ShouldBe(10);
    }

    [Fact]
    public void From_many_addresses_in_one_name_or_in_many_names_from_one_address_it_counts_all_the_same()
    {
        var (names, addresses) = (new GuessLimit(new FakeTimeProvider()), new GuessLimit(new FakeTimeProvider()));
        for (var guess = 0; guess < GuessLimit.Free; guess++)
        {
            names.Miss($"gw-{guess}", Here);
            addresses.Miss("gw-berit", IPAddress.Parse($"203.0.113.{guess}"));
        }

        names.Miss("gw-new", Here).Wait.ShouldBeGreaterThan(TimeSpan.Zero);
        names.Miss(null, Here).Wait.ShouldBeGreaterThan(TimeSpan.Zero, "an impossible name counts too");
        names.Miss("gw-new", There).Wait.ShouldBe(TimeSpan.Zero, "others are others");
        addresses.Miss("gw-berit", There).Wait.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void Of_an_ipv6_network_every_address_is_one_and_an_ipv4_address_is_itself_however_it_is_written()
    {
        var limit = new GuessLimit(new FakeTimeProvider());
        for (var guess = 0; guess < GuessLimit.Free; guess++)
        {
            limit.Miss(null, IPAddress.Parse($"2001:db8:1:2::{guess:x}"));
            limit.Miss(null, Here);
        }

        limit.Miss(null, IPAddress.Parse("2001:db8:1:2:aaaa::1")).Wait.ShouldBeGreaterThan(TimeSpan.Zero);
        limit.Miss(null, IPAddress.Parse("2001:db8:1:3::1")).Wait.ShouldBe(TimeSpan.Zero);
        limit.Miss(null, Here.MapToIPv6()).Wait.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void After_ten_quiet_minutes_it_is_forgotten()
    {
        var time = new FakeTimeProvider();
        var limit = new GuessLimit(time);
        for (var guess = 0; guess < 100; guess++)
        {
            limit.Miss("gw-berit", Here);
        }

        time.Advance(GuessLimit.Memory + TimeSpan.FromMilliseconds(1));

        limit.Miss("gw-berit", Here).ShouldBe((1, TimeSpan.Zero));
    }

    [Fact]
    public void Whoever_invents_names_fills_no_memory_and_is_not_forgotten_for_it()
    {
        var limit = new GuessLimit(new FakeTimeProvider());

        for (var guess = 0; guess < 5 * GuessLimit.MostKept; guess++)
        {
            limit.Miss($"gw-{guess}", Here);
        }

        limit.Kept.ShouldBeLessThanOrEqualTo(GuessLimit.MostKept);
        limit.Miss("gw-next", Here).Count.ShouldBe((5 * GuessLimit.MostKept) + 1);
    }
}
