using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Microsoft.Extensions.Configuration;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>Settings of the channels: what is wrong is said at the start, and no secret ever is.</summary>
public sealed class SettingUpNotifications
{
    [Theory]
    [InlineData("Ntfy:Server", "http://push.example.no/", "Notifications:Ntfy:Server: is no https address")]
    [InlineData("Ntfy:Sever", "x", "Notifications:Ntfy:Sever: there is no such setting")]
    [InlineData("Ntfy:Token", "t", "Notifications:Ntfy:Server: is needed")]
    [InlineData("Smtp:From", "nobody", "'nobody' is no mail address")]
    [InlineData("Language", "sv", "is neither nb nor en")]
    [InlineData("Smtp:Host", "mail.example.no", "Notifications:Smtp:From: is needed")]
    [InlineData("Sms:Address", "https://sms.example.no/", "Notifications:Sms:Body: is needed")]
    [InlineData("DeadMan", "ftp://x", "Notifications:DeadMan: is no https address")]
    [InlineData("Patience", "00:05:00", "is no time from 00:00:01 to 00:01:00")]
    [InlineData("Ntfy:TokenFile", "there/is/no/such/file", "cannot be read")]
    public void What_is_wrong_is_said(string name, string value, string why)
        => Should.Throw<CannotStartException>(() => Read((name, value))).Message.ShouldContain(why);

    [Fact]
    public void A_short_key_of_a_centre_a_template_without_a_number_and_mail_in_the_clear_are_refused_together()
    {
        var error = Should.Throw<CannotStartException>(() => Read(
            ("Centres:sentralen:Address", "https://centre.example.no/"), ("Centres:sentralen:Secret", "hemmelig"),
            ("Sms:Address", "https://sms.example.no/"), ("Sms:Body", "hello"),
            ("Smtp:Host", "mail.example.no"), ("Smtp:From", "a@example.no"), ("Smtp:Security", "None")));

        error.Message.ShouldContain("sentralen:Secret: is too short");
        error.Message.ShouldContain("needs {to}");
        error.Message.ShouldContain("None is for this machine alone");
        error.Message.ShouldNotContain("hemmelig");
    }

    [Fact]
    public void A_secret_comes_from_a_file_and_shows_itself_to_nobody()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "tk_very_secret\n");

        var settings = Read(("Ntfy:Server", "https://push.example.no/"), ("Ntfy:TokenFile", file));

        settings.Notifications.Ntfy!.Token!.Reveal().ShouldBe("tk_very_secret");
        settings.ToString().ShouldNotContain("tk_very_secret");
        File.Delete(file);
    }

    private static CompanionSettings Read(params (string Name, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create($"Companion:Notifications:{one.Name}", (string?)one.Value))).Build());
}
