using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Hjemvakt.Companion.Tests.Support.Postgres;

/// <summary>
/// A PostgreSQL server of our own, from Debian's package, in a temporary folder, on loopback, with passwords and with
/// fsync. It ends when this process does, however that ends: the shell that keeps it waits for the end of its input.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>The role that companions use: it may log in and owns its databases, no more.</summary>
    public const string Role = "companion";

    /// <summary>Bytes of a file of its write-ahead log, the smallest there is: what may not grow beyond a little more than this is tables.</summary>
    public const int LogFile = 1024 * 1024;

    private const string Admin = "hjemvakt_admin";
    private const string Ready = "database system is ready to accept connections";
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(60);
    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly string folder = Directory.CreateTempSubdirectory("hjemvakt-postgres-").FullName;
    private readonly string password = RandomNumberGenerator.GetHexString(24, lowercase: true);
    private Process? keeper;
    private int databases;

    private PostgresServer()
    {
        File.WriteAllText(Path.Combine(folder, "password"), password);
        if (IsRoot)
        {
            // PostgreSQL refuses to run as root; Debian's package brings a user for it.
            Run("chown", "-R", "postgres:postgres", folder);
        }

        Run([.. Unprivileged, Program("initdb"), "--no-sync", "--auth=scram-sha-256", $"--username={Admin}", $"--pwfile={Path.Combine(folder, "password")}", "--encoding=UTF8", "--locale=C.UTF-8", $"--wal-segsize={LogFile / 1024 / 1024}", "-D", Data]);
        Port = FreePort.Next();
    }

    /// <summary>The port on 127.0.0.1; the same through all its lives.</summary>
    public int Port { get; }

    private string Data => Path.Combine(folder, "data");

    private static string[] Unprivileged => IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <summary>Makes a server and starts it.</summary>
    public static PostgresServer Start()
    {
        var server = new PostgresServer();
        server.StartAgain();
        server.Tell($"CREATE ROLE {Role} LOGIN PASSWORD '{server.password}'");
        return server;
    }

    /// <summary>Starts it on what it left behind, and returns when it takes connections.</summary>
    public void StartAgain()
    {
        // Ends when the server does, and ends the server when this process does.
        var keep = "exec 3<&0; \"$@\" 3<&- & server=$!; ( cat <&3 > /dev/null; kill -INT $server ) 2> /dev/null & wait $server";
        string[] command =
        [
            .. Unprivileged, "sh", "-c", keep, "sh", Program("postgres"), "-D", Data, "-c", "listen_addresses=127.0.0.1", "-c", $"port={Port}",
            "-c", $"unix_socket_directories={folder}", "-c", "max_connections=300", "-c", "lc_messages=C", "-c", "shared_buffers=32MB",
        ];
        keeper = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var ready = new TaskCompletionSource();
        var said = "";
        keeper.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(Ready, StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
            else if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"PostgreSQL ended instead of starting: {said}"));
            }
            else if (line.Data.Contains("FATAL", StringComparison.Ordinal))
            {
                said = line.Data;
            }
        };
        keeper.BeginErrorReadLine();
        ready.Task.WaitAsync(Never).GetAwaiter().GetResult();
    }

    /// <summary>SIGKILL to the server and each of its processes, as when the machine loses its power. Returns when they are gone.</summary>
    public void Kill()
    {
        var server = Postmaster();
        var children = Children(server);
        Run(["kill", "-KILL", $"{server}", .. children]);
        EndKeeper();
        // As long as one of them is there, the memory that they share is, and no server starts on the folder.
        foreach (var child in children)
        {
            WaitForEnd(int.Parse(child, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>SIGINT, the server's "fast" shutdown: sessions are broken off, what was committed is kept. Returns when it is gone.</summary>
    public void Stop() => EndKeeper();

    /// <summary>SIGSTOP to all of it: it stands still with its connections open.</summary>
    public void Freeze() => Signal("-STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("-CONT");

    /// <summary>
    /// From now on no file of its may grow beyond so many bytes, as if there were no room; null lifts that. What the server sees is a write that the
    /// system refuses, at a place that depends on nothing but how much there is already.
    /// </summary>
    public void LimitFiles(long? bytes)
    {
        var server = Postmaster();
        var limit = $"--fsize={(bytes is { } most ? $"{most}" : "unlimited")}:unlimited";
        // Whoever is born from now on inherits it; of those there are, some may end meanwhile.
        Run([.. Unprivileged, "prlimit", "--pid", $"{server}", limit]);
        foreach (var process in Children(server))
        {
            CodeOf([.. Unprivileged, "prlimit", "--pid", process, limit]);
        }
    }

    /// <summary>The connection string of a database, for the companion's role.</summary>
    public string ConnectionString(string database, int? port = null)
        => $"Host=127.0.0.1;Port={port ?? Port};Username={Role};Password={password};Database={database};Maximum Pool Size=20";

    /// <summary>An empty database, or a copy of another one that nobody is connected to.</summary>
    /// <returns>Its name.</returns>
    public string Create(string? template = null)
    {
        var name = $"home{Interlocked.Increment(ref databases)}";
        Tell($"CREATE DATABASE {name} OWNER {Role} TEMPLATE {template ?? "template0"}");
        return name;
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public void Drop(string database)
    {
        NpgsqlConnection.ClearAllPools();
        Tell($"DROP DATABASE {database} WITH (FORCE)");
    }

    /// <summary>Carries out a statement with all rights.</summary>
    public void Tell(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username={Admin};Password={password};Database={database};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (keeper is not null)
        {
            EndKeeper();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Program(string name)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var newest = versions.OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0).FirstOrDefault();
        return newest is null
            ? throw new InvalidOperationException("PostgreSQL is not installed. On Debian: apt-get install postgresql")
            : Path.Combine(newest, "bin", name);
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static string[] Children(int process) => File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Signal(string signal)
    {
        var server = Postmaster();
        Run(["kill", signal, $"{server}", .. Children(server)]);
    }

    private void EndKeeper()
    {
        keeper!.StandardInput.Close();
        if (!keeper.WaitForExit(Never))
        {
            throw new InvalidOperationException("PostgreSQL did not end.");
        }

        keeper.Dispose();
        keeper = null;
    }

    private static void WaitForEnd(int process)
    {
        try
        {
            using var child = Process.GetProcessById(process);
            if (!child.WaitForExit(Never))
            {
                throw new InvalidOperationException("A process of PostgreSQL did not end.");
            }
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }

    private static void Run(params string[] command)
    {
        if (CodeOf(command) is not 0 and var code)
        {
            throw new InvalidOperationException($"{command[0]} ended with code {code}.");
        }
    }

    private static int CodeOf(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
