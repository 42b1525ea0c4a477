using System.Globalization;
using System.Net;
using Hjemvakt.Companion.Hosting;

namespace Hjemvakt.Companion.Settings;

/// <summary>Reads and checks the settings. What is wrong is said in one line, all of it at once.</summary>
internal static class SettingsReader
{
    /// <summary>The section of all settings.</summary>
    public const string Section = "Companion";

    /// <summary>Files with a secret in them, for those that are not in the environment.</summary>
    public static readonly IReadOnlyList<string> SecretFiles = [PostgresFile, MetricsTokenFile];

    private const string PostgresFile = "PostgresFile", MetricsTokenFile = "MetricsTokenFile";

    private const int ShortestToken = 20;

    private static readonly string[] Names = [.. typeof(CompanionSettings).GetProperties().Where(p => p.CanWrite).Select(p => p.Name), .. SecretFiles];

    /// <exception cref="CannotStartException">A setting is wrong, or there is none of that name.</exception>
    public static CompanionSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var faults = new List<string>();
        foreach (var child in section.GetChildren())
        {
            if (!Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"{child.Key}: there is no such setting");
            }
        }

        var values = new Values(section, faults);
        var defaults = new CompanionSettings();
        var settings = new CompanionSettings
        {
            DataFolder = values.Text(nameof(CompanionSettings.DataFolder)) ?? defaults.DataFolder,
            Postgres = values.Secret(nameof(CompanionSettings.Postgres), PostgresFile),
            HttpAddress = values.Address(nameof(CompanionSettings.HttpAddress)) ?? defaults.HttpAddress,
            HttpPort = values.Port(nameof(CompanionSettings.HttpPort)) ?? defaults.HttpPort,
            MqttPort = values.PortOrOff(nameof(CompanionSettings.MqttPort), defaults.MqttPort),
            MqttTlsAddress = values.Address(nameof(CompanionSettings.MqttTlsAddress)) ?? defaults.MqttTlsAddress,
            MqttTlsPort = values.PortOrOff(nameof(CompanionSettings.MqttTlsPort), defaults.MqttTlsPort),
            MqttTlsCertificate = values.ExistingFile(nameof(CompanionSettings.MqttTlsCertificate)),
            MqttTlsKey = values.ExistingFile(nameof(CompanionSettings.MqttTlsKey)),
            EscalateAfter = values.Time(nameof(CompanionSettings.EscalateAfter)) ?? defaults.EscalateAfter,
            ReopenAfter = values.Time(nameof(CompanionSettings.ReopenAfter)) ?? defaults.ReopenAfter,
            StoragePatience = values.Time(nameof(CompanionSettings.StoragePatience)) ?? defaults.StoragePatience,
            Keep = values.Periods(nameof(CompanionSettings.Keep)) ?? defaults.Keep,
            OtlpEndpoint = values.Url(nameof(CompanionSettings.OtlpEndpoint)),
            MetricsToken = values.Secret(nameof(CompanionSettings.MetricsToken), MetricsTokenFile),
            Notifications = new NotificationReader(section.GetSection(nameof(CompanionSettings.Notifications)), faults).Read(),
        };
        Together(settings, faults);
        return faults.Count == 0 ? settings : throw new CannotStartException($"Wrong setting: {string.Join("; ", faults)}.");
    }

    // What is wrong only between two settings.
    private static void Together(CompanionSettings settings, List<string> faults)
    {
        if (settings.MqttTlsPort is not null && (settings.MqttTlsCertificate is null || settings.MqttTlsKey is null))
        {
            faults.Add("MqttTlsPort: needs MqttTlsCertificate and MqttTlsKey as well");
        }

        if (settings.MqttTlsPort is null && (settings.MqttTlsCertificate is not null || settings.MqttTlsKey is not null))
        {
            faults.Add("MqttTlsCertificate and MqttTlsKey: need MqttTlsPort as well");
        }

        if (settings.MetricsToken?.Reveal().Length < ShortestToken)
        {
            faults.Add($"MetricsToken: is too short; use at least {ShortestToken} characters");
        }

        var ports = new[] { settings.HttpPort, settings.MqttPort, settings.MqttTlsPort }.Where(port => port is > 0).ToList();
        if (ports.Distinct().Count() < ports.Count)
        {
            faults.Add("HttpPort, MqttPort and MqttTlsPort: must differ");
        }
    }

    private sealed class Values(IConfigurationSection section, List<string> faults)
    {
        public string? Text(string name)
        {
            var value = section[name];
            return value is null ? null : string.IsNullOrWhiteSpace(value) ? Fault<string>(name, "is empty") : value;
        }

        public string? Address(string name)
            => Text(name) is not { } text ? null : IPAddress.TryParse(text, out _) ? text : Fault<string>(name, $"'{text}' is no IP address");

        public int? Port(string name)
            => Text(name) is not { } text ? null
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port
                : FaultOf<int>(name, $"'{text}' is no port; 0 to 65535 is expected");

        public int? PortOrOff(string name, int? otherwise)
            => string.Equals(section[name], "off", StringComparison.OrdinalIgnoreCase) ? null : Port(name) ?? otherwise;

        public string? ExistingFile(string name)
            => Text(name) is not { } path ? null : File.Exists(path) ? path : Fault<string>(name, $"there is no file '{path}'");

        /// <summary>A secret from the environment, or the first line of a file.</summary>
        public SecretText? Secret(string name, string fileName)
        {
            if (section[name] is not null && section[fileName] is not null)
            {
                return Fault<SecretText>(name, $"is set together with {fileName}; one of them is enough");
            }

            if (ExistingFile(fileName) is { } path)
            {
                return FirstLine(path) is { } line ? new SecretText(line) : Fault<SecretText>(fileName, $"'{path}' is empty or cannot be read");
            }

            return Text(name) is { } text ? new SecretText(text) : null;
        }

        private static string? FirstLine(string path)
        {
            try
            {
                return File.ReadLines(path).FirstOrDefault() is { } line && !string.IsNullOrWhiteSpace(line) ? line.Trim() : null;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        public TimeSpan? Time(string name)
            => Text(name) is not { } text ? null
                : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= TimeSpan.FromDays(1) ? time
                : FaultOf<TimeSpan>(name, $"'{text}' is no time of at most a day; write 00:01:00 for a minute");

        public RetentionPeriods? Periods(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            var periods = RetentionPeriods.Default.With(text, out var fault);
            return fault is null ? periods : Fault<RetentionPeriods>(name, fault);
        }

        public Uri? Url(string name)
            => Text(name) is not { } text ? null
                : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
                : Fault<Uri>(name, $"'{text}' is no http or https address");

        private T? Fault<T>(string name, string what)
            where T : class
        {
            faults.Add($"{name}: {what}");
            return null;
        }

        private T? FaultOf<T>(string name, string what)
            where T : struct
        {
            faults.Add($"{name}: {what}");
            return null;
        }
    }
}
