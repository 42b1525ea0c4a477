using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Microsoft.Extensions.Configuration;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>Settings of the channels: what is wrong is said at the start, and no secret ever is.</summary>
public sealed class NotificationSettingsTests
{
    [Theory]
    [InlineData("Ntfy:Server", "http://push.example.no/", "Notifications:Ntfy:Server: is no https address")]
    [InlineData("Ntfy:Sever", "x", "Notifications:Ntfy:Sever: there is no such setting")]
    [InlineData("Ntfy:Token", "t", "Notifications:Ntfy:Server: is needed")]
    [InlineData("Smtp:From", "nobody", "'nobody' is no mail address")]
    [InlineData("Language", "sv", "'sv' is none of nb, en")]
    [InlineData("Smtp:Host", "mail.example.no", "Notifications:Smtp:From: is needed")]
    [InlineData("Sms:Address", "https://sms.example.no/", "Notifications:Sms:Body: is needed")]
    [InlineData("DeadMan", "ftp://x", "Notifications:DeadMan: is no https address")]
    [InlineData("Patience", "00:05:00", "is no time from 00:00:01 to 00:01:00")]
    [InlineData("Ntfy:TokenFile", "there/is/no/such/file", "Notifications:Ntfy:TokenFile: 'there/is/no/such/file' cannot be read")]
    [InlineData("Ntfy:Token", "", "Notifications:Ntfy:Token: is empty")]
    [InlineData("Ntfy:Token", "one\nX-Other: two", "Notifications:Ntfy:Token: has more than one line")]
    [InlineData("Ntfy", "https://push.example.no/", "Notifications:Ntfy: is a section with settings of its own")]
    [InlineData("Language:0", "nb", "Notifications:Language: is one text")]
    [InlineData("Centres:sentralen:Secret", "", "Notifications:Centres:sentralen:Secret: is empty")]
    [InlineData("Centres:sentralen:Adress", "https://centre.example.no/", "Notifications:Centres:sentralen:Adress: there is no such setting")]
    [InlineData("Centres:sentralen:WithPlace", "ja", "Notifications:Centres:sentralen:WithPlace: 'ja' is neither true nor false")]
    [InlineData("Smtp:Port", "0", "Notifications:Smtp:Port: '0' is no port; 1 to 65535 is expected")]
    public void What_is_wrong_is_said(string name, string value, string why)
        => Should.Throw<CannotStartException>(() => Read((name, value))).Message.ShouldContain(why);

    [Fact]
    public void A_short_key_of_a_centre_a_template_without_a_number_and_mail_in_the_clear_are_refused_together()
    {
        var error = Should.Throw<CannotStartException>(() => Read(
            ("Centres:sentralen:Address", "https://centre.example.no/"), ("Centres:sentralen:Secret", "hemmelig"),
            ("Sms:Address", "https://sms.example.no/"), ("Sms:Body", "hello"),
            ("Voice:Address", "https://voice.example.no/"), ("Voice:Body", "{to} {secret}"),
            ("Smtp:Host", "mail.example.no"), ("Smtp:From", "a@example.no"), ("Smtp:Security", "None")));

        error.Message.ShouldContain("sentralen:Secret: is too short");
        error.Message.ShouldContain("Notifications:Sms:Body: needs {to}");
        error.Message.ShouldContain("Notifications:Voice:Body: has {secret}, and there is no Key");
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

    [Theory]
    [InlineData("Postgres", "MetricsToken")]
    [InlineData("MetricsToken", "Notifications:Ntfy:Token")]
    [InlineData("Notifications:Ntfy:Token", "Notifications:Centres:sentralen:Secret")]
    public void Every_secret_is_read_in_the_same_way(string one, string other)
    {
        var file = Path.GetTempFileName();
        string Fault(string name, string content, params (string, string)[] more)
        {
            File.WriteAllText(file, content);
            return Should.Throw<CannotStartException>(() => ReadAll([(name + "File", file), .. more])).Message.Replace(name, "NAME", StringComparison.Ordinal).Replace(file, "FILE", StringComparison.Ordinal);
        }

        foreach (var (content, why) in new[] { ("", "NAMEFile: 'FILE' is empty"), ("hemmelig nok til å være en\nto\n", "NAMEFile: has more than one line") })
        {
            Fault(one, content).ShouldContain(why);
            Fault(other, content).ShouldContain(why);
        }

        Fault(one, "x", (one, "y")).ShouldContain("NAME: is set together with");
        Fault(other, "x", (other, "y")).ShouldContain("NAME: is set together with");
        File.Delete(file);
    }

    // What the binder cannot read would end in its own words. So a setting is plain text, or its rule or its type says what it may be.
    [Fact]
    public void Every_setting_that_is_no_plain_text_has_a_rule()
        => Settings(typeof(CompanionSettings)).Where(setting => setting.PropertyType != typeof(string) && setting.PropertyType != typeof(bool) && !SettingTree.IsSecret(setting))
            .ShouldAllBe(setting => setting.IsDefined(typeof(SettingRuleAttribute), true));

    private static IEnumerable<System.Reflection.PropertyInfo> Settings(Type record)
        => SettingTree.Of(record).SelectMany(property => SettingTree.IsText(property) ? [property] : Settings(SettingTree.Named(property) ?? property.PropertyType));

    private static CompanionSettings Read(params (string Name, string Value)[] values) => ReadAll([.. values.Select(one => ($"Notifications:{one.Name}", one.Value))]);

    private static CompanionSettings ReadAll((string Name, string Value)[] values)
        => CompanionSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create($"Companion:{one.Name}", (string?)one.Value))).Build());
}
