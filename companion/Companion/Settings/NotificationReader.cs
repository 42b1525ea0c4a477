using System.Collections.Immutable;
using System.Globalization;

namespace Hjemvakt.Companion.Settings;

/// <summary>
/// Reads the settings of notifications (section <c>Companion:Notifications</c>). A secret is in a file of its own (<c>TokenFile</c>) or in
/// the environment (<c>Companion__Notifications__Ntfy__Token</c>); what is wrong is named, and never shown.
/// </summary>
internal sealed class NotificationReader(IConfigurationSection section, List<string> faults)
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = ["PublicAddress", "Language", "Patience", "Ntfy", "Smtp", "Sms", "Voice", "Centres", "DeadMan"],
        ["Ntfy"] = ["Server", "Token", "TokenFile"],
        ["Smtp"] = ["Host", "Port", "Security", "User", "Password", "PasswordFile", "From"],
        ["Sms"] = ["Address", "ContentType", "Body", "Authorization", "AuthorizationFile", "Key", "KeyFile", "Expect"],
        ["Voice"] = ["Address", "ContentType", "Body", "Authorization", "AuthorizationFile", "Key", "KeyFile", "Expect"],
    };

    public NotificationSettings Read()
    {
        CheckNames();
        var defaults = new NotificationSettings();
        var language = section["Language"] ?? defaults.Language;
        if (language is not ("nb" or "en"))
        {
            Fault("Language", $"'{language}' is neither nb nor en");
        }

        return new NotificationSettings
        {
            PublicAddress = Address(section, "PublicAddress", anyHost: true),
            Language = language,
            Patience = Patience() ?? defaults.Patience,
            Ntfy = Part("Ntfy", Ntfy),
            Smtp = Part("Smtp", Smtp),
            Sms = Part("Sms", Gateway),
            Voice = Part("Voice", Gateway),
            Centres = [.. section.GetSection("Centres").GetChildren().Select(Centre).OfType<CentreSettings>()],
            DeadMan = Address(section, "DeadMan"),
        };
    }

    private void CheckNames()
    {
        foreach (var (part, names) in Known)
        {
            foreach (var child in (part.Length == 0 ? section : section.GetSection(part)).GetChildren())
            {
                if (!names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                {
                    Fault(part.Length == 0 ? child.Key : $"{part}:{child.Key}", "there is no such setting");
                }
            }
        }
    }

    private NtfySettings? Ntfy(IConfigurationSection part)
    {
        var token = Secret(part, "Token");
        return Needed(part, "Server", Address(part, "Server")) is { } server ? new NtfySettings(server, token) : null;
    }

    private SmtpSettings? Smtp(IConfigurationSection part)
    {
        var host = Needed(part, "Host", part["Host"]);
        var from = Needed(part, "From", part["From"]);
        if (from is not null && !(from.Contains('@', StringComparison.Ordinal) && MimeKit.MailboxAddress.TryParse(from, out _)))
        {
            Fault("Smtp:From", $"'{from}' is no mail address");
        }

        var security = part["Security"] ?? "StartTls";
        if (security is not ("StartTls" or "Tls" or "None"))
        {
            Fault("Smtp:Security", $"'{security}' is none of StartTls, Tls and None");
        }
        else if (security == "None" && host is not (null or "localhost" or "127.0.0.1" or "::1"))
        {
            Fault("Smtp:Security", "None is for this machine alone; use StartTls or Tls");
        }

        var port = security == "Tls" ? 465 : 587;
        if (part["Port"] is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            Fault("Smtp:Port", $"'{text}' is no port; 1 to 65535 is expected");
        }

        return host is null || from is null ? null : new SmtpSettings(host, port, security, part["User"], Secret(part, "Password"), from);
    }

    private HttpGatewaySettings? Gateway(IConfigurationSection part)
    {
        var address = Needed(part, "Address", Address(part, "Address"));
        var body = Needed(part, "Body", part["Body"]);
        var type = part["ContentType"] ?? "application/json";
        if (type is not ("application/json" or "application/x-www-form-urlencoded" or "text/plain"))
        {
            Fault($"{part.Key}:ContentType", $"'{type}' is none of application/json, application/x-www-form-urlencoded and text/plain");
        }

        if (body is not null && !(body + address).Contains("{to}", StringComparison.Ordinal))
        {
            Fault($"{part.Key}:Body", "needs {to}, where the number goes");
        }

        return address is null || body is null ? null : new HttpGatewaySettings(address, type, body, Secret(part, "Authorization"), Secret(part, "Key"), part["Expect"]);
    }

    private CentreSettings? Centre(IConfigurationSection part)
    {
        var address = Needed(part, "Address", Address(part, "Address"));
        var secret = Needed(part, "Secret", Secret(part, "Secret"));
        if (secret is not null && secret.Reveal().Length < 32)
        {
            Fault($"{part.Key}:Secret", "is too short; use at least 32 characters");
        }

        return address is null || secret is null
            ? null
            : new CentreSettings(part.Key, address, secret, string.Equals(part["WithPlace"], "true", StringComparison.OrdinalIgnoreCase));
    }

    private T? Part<T>(string name, Func<IConfigurationSection, T?> read)
        where T : class
        => section.GetSection(name) is var part && part.Exists() ? read(part) : null;

    private T? Needed<T>(IConfigurationSection part, string name, T? value)
        where T : class
    {
        if (value is null && part[name] is null)
        {
            Fault($"{part.Key}:{name}", "is needed");
        }

        return value;
    }

    // What goes over the network in the clear can be read and changed on its way; only this machine is an exception.
    private Uri? Address(IConfigurationSection part, string name, bool anyHost = false)
    {
        if (part[name] is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text.Replace("{to}", "to", StringComparison.Ordinal), UriKind.Absolute, out var url)
            && (url.Scheme == "https" || (url.Scheme == "http" && (anyHost || url.IsLoopback))))
        {
            return new Uri(text);
        }

        Fault(part == section ? name : $"{part.Key}:{name}", "is no https address (http is for this machine alone)");
        return null;
    }

    private SecretText? Secret(IConfigurationSection part, string name)
    {
        if (part[name] is { Length: > 0 } text)
        {
            return new SecretText(text);
        }

        if (part[name + "File"] is not { } path)
        {
            return null;
        }

        try
        {
            if (File.ReadAllText(path).Trim() is { Length: > 0 } kept)
            {
                return new SecretText(kept);
            }

            Fault($"{part.Key}:{name}File", $"'{path}' is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fault($"{part.Key}:{name}File", $"'{path}' cannot be read");
        }

        return null;
    }

    private TimeSpan? Patience()
    {
        if (section["Patience"] is not { } text)
        {
            return null;
        }

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromMinutes(1))
        {
            return time;
        }

        Fault("Patience", $"'{text}' is no time from 00:00:01 to 00:01:00");
        return null;
    }

    private void Fault(string name, string what) => faults.Add($"Notifications:{name}: {what}");
}
