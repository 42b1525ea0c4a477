using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Devices;

/// <summary>What a technician asks of a gateway: it waits for the gateway, is asked again until answered, and its reply is no rubbish.</summary>
public sealed class CommandServiceTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_command_goes_down_and_its_reply_comes_back()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.SubscribeAsync("hv1/gw-berit/command/+");

        var id = await Commands(companion).GiveAsync("gw-berit", "selftest", """{"loud":true}""", new Actor("Kari", "test"), Day);

        var sent = JsonDocument.Parse(await gateway.NextAsync("command/selftest")).RootElement;
        sent.GetProperty("id").GetString().ShouldBe(id);
        sent.GetProperty("loud").GetBoolean().ShouldBeTrue();
        sent.GetProperty("exp").GetInt64().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var reply = $$"""{"id":"{{id}}","ok":true,"lamp":true}""";
        await gateway.PublishAsync("reply/selftest", reply);

        var done = (await Commands(companion).ListAsync("gw-berit", 10)).ShouldHaveSingleItem();
        (done.Name, done.GivenBy, done.Answer).ShouldBe(("selftest", "Kari", reply));
        done.AnsweredAt.ShouldNotBeNull();
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(0);
        (await companion.AskAsync(db => db.Commands.Select(c => c.Payload).SingleAsync())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_from_a_file_with_a_byte_order_mark_and_padding_go_down_without_them()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.SubscribeAsync("hv1/gw-berit/command/+");

        await Commands(companion).GiveAsync("gw-berit", "config", "\uFEFF{\"set\":{\"wifi\":[]}}\0\0", new Actor("Kari", "test"), Day);

        JsonDocument.Parse(await gateway.NextAsync("command/config")).RootElement.GetProperty("set").GetProperty("wifi").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_command_waits_for_its_gateway_over_a_restart_of_the_companion()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.CommissionAsync();
        var id = await Commands(companion).GiveAsync("gw-berit", "identify", null, new Actor("Kari", "test"), Day);
        await companion.StopAsync();
        await companion.StartAsync();

        await gateway.ConnectAsync();
        await gateway.SubscribeAsync("hv1/gw-berit/command/+");

        (await gateway.NextAsync("command/identify")).ShouldContain(id);
    }

    [Fact]
    public async Task It_goes_down_although_no_time_passes_when_it_is_given_and_when_its_gateway_comes()
    {
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(TimeProvider.System.GetUtcNow())));
        var gateway = await companion.CommissionAsync();
        var early = await Commands(companion).GiveAsync("gw-berit", "identify", null, new Actor("Kari", "test"), Day);

        await gateway.ConnectAsync();
        await gateway.SubscribeAsync("hv1/gw-berit/command/+");
        (await gateway.NextAsync("command/identify")).ShouldContain(early);

        var late = await Commands(companion).GiveAsync("gw-berit", "selftest", null, new Actor("Kari", "test"), Day);
        (await gateway.NextAsync("command/selftest")).ShouldContain(late);
    }

    [Fact]
    public async Task Nobody_answers_so_it_is_asked_again_and_an_answer_too_many_does_no_harm()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.SubscribeAsync("hv1/gw-berit/command/+");
        var id = await Commands(companion).GiveAsync("gw-berit", "reboot", null, new Actor("Kari", "test"), Day);

        var first = await Moving(time, gateway.NextAsync("command/reboot"));
        (await Moving(time, gateway.NextAsync("command/reboot"))).ShouldBe(first);
        await gateway.PublishAsync("reply/reboot", $$"""{"id":"{{id}}","ok":true}""");
        await gateway.PublishAsync("reply/reboot", $$"""{"id":"{{id}}","ok":false,"why":"too late"}""");

        (await Commands(companion).ListAsync("gw-berit", 10)).ShouldHaveSingleItem().Answer.ShouldBe($$"""{"id":"{{id}}","ok":true}""");
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_never_answered_is_forgotten_when_its_time_is_up()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        await companion.CommissionAsync();
        await Commands(companion).GiveAsync("gw-berit", "config", """{"set":{"wifi":[{"ssid":"hjem","password":"very private"}]}}""", new Actor("Kari", "test"), TimeSpan.FromMinutes(1));
        (await Payload()).ShouldContain("very private");

        await TestCompanion.AwaitAsync(async () =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            return await Payload() == "";
        });
        (await Commands(companion).ListAsync("gw-berit", 1)).ShouldHaveSingleItem().FateAt(time.GetUtcNow()).ShouldBe(CommandFate.Expired);

        Task<string> Payload() => companion.AskAsync(db => db.Commands.Select(c => c.Payload).SingleAsync());
    }

    [Fact]
    public async Task An_answer_to_another_gateways_command_is_rubbish()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await companion.CommissionAsync("gw-olav", "olav");
        var id = await Commands(companion).GiveAsync("gw-olav", "reboot", null, new Actor("Kari", "test"), Day);

        await gateway.PublishAsync("reply/reboot", $$"""{"id":"{{id}}","ok":true}""");

        (await Commands(companion).ListAsync("gw-olav", 10)).ShouldHaveSingleItem().Answer.ShouldBeNull();
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("gw-nobody", "identify", null, "gw-nobody")]
    [InlineData("gw-berit", "explode", null, "explode")]
    [InlineData("gw-berit", "config", "[]", "JSON object")]
    [InlineData("gw-berit", "config", "{\"id\":\"x\"}", "without id")]
    [InlineData("gw-berit", "config", "{", "not JSON")]
    public async Task What_cannot_be_asked_is_refused_at_once(string gateway, string name, string? body, string sentence)
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();

        (await Should.ThrowAsync<ArgumentException>(() => Commands(companion).GiveAsync(gateway, name, body, new Actor("Kari", "test"), Day))).Message.ShouldContain(sentence);
    }

    private static ICommandService Commands(TestCompanion companion) => companion.Services.GetRequiredService<ICommandService>();

    /// <summary>Lets the companion's time run until something has come.</summary>
    private static async Task<string> Moving(FakeTimeProvider time, Task<string> awaited)
    {
        await TestCompanion.AwaitAsync(() =>
        {
            if (!awaited.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(2));
            }

            return Task.FromResult(awaited.IsCompleted);
        });
        return await awaited;
    }
}
