using System.Text.Json;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;
using Microsoft.Extensions.Configuration;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>What people copy out of the documentation works.</summary>
public sealed class OnCallReadmeTests
{
    [Fact]
    public async Task The_plan_can_be_put_in_force()
    {
        await using var night = await NightShift.BeginAsync(plan: "");

        (await night.OnCall.ImportAsync(Example("OnCall"), NightShift.Liv)).ShouldBeNull();

        var asked = Escalation.Ask(night.OnCall.Plan, AlertLimits.Default, "berit", Severity.Critical, 0, NightShift.ThreeAtNight);
        asked.Widened.ShouldBeFalse();
        asked.Wait.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_settings_are_settings()
    {
        // The files of secrets and of the authority are not there, and that is all there is to say.
        var settings = Example("Notifications").Replace("File\": \"secrets/", "\": \"a secret that is long enough to be one: ", StringComparison.Ordinal)
            .Replace("\"ca.pem\"", JsonSerializer.Serialize(Repository.Path("README.md")), StringComparison.Ordinal);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(settings));

        var read = CompanionSettingsReader.Read(new ConfigurationBuilder().AddJsonStream(stream).Build()).Notifications;

        read.Ntfy.ShouldNotBeNull();
        read.Sms!.Expect.ShouldBe("accepted");
        read.Voice!.Key.ShouldNotBeNull();
        read.Smtp!.ServerPort.ShouldBe(587);
        read.Centres.ShouldHaveSingleItem().Value.WithPlace.ShouldBeFalse();
        read.DeadMan.ShouldNotBeNull();
    }

    private static string Example(string folder)
    {
        var text = File.ReadAllText(Repository.Path("companion", "Companion", folder, "README.md"));
        var json = text.Split("```json\n")[1].Split("\n```")[0];
        using var parsed = JsonDocument.Parse(json);
        return json;
    }
}
