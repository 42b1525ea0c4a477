using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>One clear line, exit code 2, and never a stack trace.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");

    public static TheoryData<string[], string> Wrong => new()
    {
        { ["--http-port", "eighty"], "HttpPort: 'eighty' is no port" },
        { ["--http-port", "65536"], "HttpPort: '65536' is no port" },
        { ["--http-port", "-1"], "HttpPort: '-1' is no port" },
        { ["--mqtt-port", ""], "MqttPort: is empty" },
        { ["--http-address", "everywhere"], "HttpAddress: 'everywhere' is no IP address" },
        { ["--public-address", "vakt.example.no"], "PublicAddress: 'vakt.example.no' is no http or https address" },
        { ["--public-address", "https://vakt.example.no/?a=1"], "PublicAddress: 'https://vakt.example.no/?a=1' may have a host" },
        { ["--http-address", "0.0.0.0", "--public-address", "http://vakt.example.no/"], "PublicAddress: must be https" },
        { ["--trusted-proxies", "10.0.0.5,proxy"], "TrustedProxies: 'proxy' is no address and no network" },
        { ["--trusted-proxies", "0.0.0.0/0"], "TrustedProxies: '0.0.0.0/0' is no address" },
        { ["--http-port", "5000", "--mqtt-port", "5000"], "must differ" },
        { ["--mqtt-tls-port", "0"], "needs MqttTlsCertificate and MqttTlsKey" },
        { ["--mqtt-tls-certificate", "/nowhere/server.pem"], "there is no file '/nowhere/server.pem'" },
        { ["--escalate-after", "60"], "EscalateAfter: '60' is no time" },
        { ["--escalate-after", "00:00:00"], "EscalateAfter: '00:00:00' is no time" },
        { ["--otlp-endpoint", "collector"], "OtlpEndpoint: 'collector' is no http or https address" },
        { ["--htpp-port", "5080"], "Unknown option '--htpp-port'" },
        { ["--http-port"], "'--http-port' needs a value" },
        { ["--metrics-token", "in the list of processes"], "Unknown option '--metrics-token'" },
        { ["fly"], "Unknown command 'fly'" },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting(string[] arguments, string expected) => Refused(await RunAsync(arguments), expected);

    [Fact]
    public async Task Several_wrong_settings_are_told_at_once()
    {
        var answer = await RunAsync("--http-port", "x", "--reopen-after", "y");

        Refused(answer, "HttpPort");
        answer.Error.ShouldContain("ReopenAfter");
    }

    [Fact]
    public async Task A_wrong_setting_in_the_environment()
        => Refused(await TestProcess.RunAsync([], "", ("Companion__HttpPort", "x")), "HttpPort: 'x' is no port");

    [Fact]
    public async Task A_token_that_is_too_short_and_it_is_not_shown()
    {
        var answer = await TestProgram.RunAsync([], "", ("Companion__MetricsToken", "sesame"));

        Refused(answer, "MetricsToken: is too short");
        answer.Error.ShouldNotContain("sesame");
    }

    [Fact]
    public async Task A_setting_that_does_not_exist()
        => Refused(await TestProgram.RunAsync([], "", ("Companion__HtppPort", "5080")), "HtppPort: there is no such setting");

    [Theory]
    [InlineData("--http-port", "--mqtt-port")]
    [InlineData("--mqtt-port", "--http-port")]
    public async Task A_port_that_is_taken(string taken, string free)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        Refused(await RunAsync(taken, $"{port}", free, "0"), $"Port {port} on 127.0.0.1");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written()
    {
        // Below a file; permissions would not stop a test that runs as root.
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        Refused(await TestProcess.RunAsync(["--data-folder", Path.Combine(file, "data"), "--http-port", "0", "--mqtt-port", "0"]), "cannot be written");
    }

    [Fact]
    public async Task A_certificate_that_is_none()
    {
        var file = Path.Combine(folder.FullName, "server.pem");
        await File.WriteAllTextAsync(file, "not a certificate");

        Refused(await RunAsync("--mqtt-tls-port", "0", "--mqtt-tls-certificate", file, "--mqtt-tls-key", file, "--http-port", "0", "--mqtt-port", "0"), "cannot be used");
    }

    private Task<(int Exit, string Out, string Error)> RunAsync(params string[] arguments)
        => TestProgram.RunAsync([.. arguments, "--data-folder", folder.FullName]);

    private static void Refused((int Exit, string Out, string Error) answer, string expected)
    {
        answer.Exit.ShouldBe(2, answer.Out + answer.Error);
        var line = answer.Error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem();
        line.ShouldContain(expected);
        line.ShouldStartWith("companion: ");
        answer.Out.ShouldBeEmpty();
    }
}
