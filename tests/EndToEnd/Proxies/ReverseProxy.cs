using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Hjemvakt.EndToEnd.Tests.Proxies;

/// <summary>A real nginx or Caddy with the configuration of docs/reverse-proxy.md, on this machine and in front of a companion.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    // What the page calls the machines and files of its example.
    private const string Host = "vakt.example.no", Certificate = "/etc/ssl/vakt/fullchain.pem", Key = "/etc/ssl/vakt/key.pem", Companion = "10.0.0.20:5080";

    // Where nginx keeps what it has not passed on yet; by default below a folder of root's.
    private static readonly string[] TemporaryFolders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private readonly TestAuthority _authority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hjemvakt-proxy-");
    private readonly string _kind;
    private readonly List<string> _said = [];
    private Process? _process;

    public ReverseProxy(string kind)
    {
        _kind = kind;
        Port = FreePort.Next();
    }

    public int Port { get; }

    /// <summary>Where people are.</summary>
    public Uri Address => new($"https://localhost:{Port}/hjem/");

    /// <summary>
    /// The address that the companion listens on and the proxy comes from: one of this machine's that is not loopback, so that nobody trusts it by default.
    /// Where there is none, loopback stands in, and the settings of the stories do not trust it by default either.
    /// </summary>
    public static IPAddress Machine { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;

    /// <summary>Starts it in front of the companion's port and waits until it answers.</summary>
    public async Task StartAsync(int companionPort)
    {
        var file = Path.Combine(_folder.FullName, "proxy.conf");
        await File.WriteAllTextAsync(file, Configuration($"{Machine}:{companionPort}"), TestCompanion.Soon);
        var start = _kind == "nginx"
            ? new ProcessStartInfo(Program("nginx"), ["-p", _folder.FullName, "-c", file, "-e", "stderr"])
            : new ProcessStartInfo(Program("caddy"), ["run", "--config", file, "--adapter", "caddyfile"]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        (start.Environment["HOME"], start.Environment["XDG_DATA_HOME"], start.Environment["XDG_CONFIG_HOME"]) = (_folder.FullName, _folder.FullName, _folder.FullName);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = Client();
        await TestCompanion.AwaitAsync(async () =>
        {
            _process.HasExited.ShouldBeFalse(Said());
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "health/live"), TestCompanion.Soon);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    /// <summary>Something that speaks HTTP/2 and nothing else, follows no redirect and trusts the test's own authority.</summary>
    public HttpClient Client()
    {
        // By default TLS would ask for the host that a request names, and no proxy has a certificate for a forged one.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = (_, cancel) => ConnectAsync(cancel) };
        return new HttpClient(handler) { BaseAddress = Address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            await _process.WaitForExitAsync(TestCompanion.Soon);
            _process.Dispose();
        }

        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync("localhost", Port, cancel);
            var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    ApplicationProtocols = [SslApplicationProtocol.Http2],
                    CertificateChainPolicy = new X509ChainPolicy
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        CustomTrustStore = { _authority.Root },
                        RevocationMode = X509RevocationMode.NoCheck,
                    },
                },
                cancel);
            return tls;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"There is no {name} here; tests/run installs it.");

    // Only what an example must call differently is exchanged; each of it has to be there.
    private string Configuration(string companion)
    {
        var text = Replace(Replace(Replace(FromThePage(), Certificate, _authority.ServerCertificateFile), Key, _authority.ServerKeyFile), Companion, companion);
        if (_kind == "caddy")
        {
            return $"{{\n\tadmin off\n\tauto_https disable_redirects\n}}\n{Replace(text, Host + " {", $"https://localhost:{Port} {{")}";
        }

        var server = Replace(Replace(text, "listen 443 ", $"listen 127.0.0.1:{Port} "), $"server_name {Host}", "server_name localhost");
        var folders = string.Join('\n', TemporaryFolders.Select(what => $"{what}_temp_path {_folder.FullName}/{what};"));
        return $"daemon off;\nmaster_process off;\npid {_folder.FullName}/nginx.pid;\nevents {{ }}\nhttp {{\naccess_log off;\n{folders}\n{server}\n}}\n";
    }

    private string FromThePage()
    {
        var page = File.ReadAllText(Repository.Path("docs", "reverse-proxy.md"));
        var language = _kind == "caddy" ? "caddyfile" : _kind;
        return Regex.Match(page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }

    private static string Replace(string text, string example, string here)
    {
        text.ShouldContain(example);
        return text.Replace(example, here, StringComparison.Ordinal);
    }

    private void Note(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? "");
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return string.Join('\n', _said);
        }
    }
}
