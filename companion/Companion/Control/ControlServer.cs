using System.Net.Sockets;
using System.Threading.Channels;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Control;

/// <summary>
/// Takes commands on the control socket and runs them in the companion at work, where they are in force at once. A connection is a command. Whatever comes on the
/// socket, and whoever hangs up in the middle, is no concern of the rest of the companion.
/// </summary>
internal sealed class ControlServer(DataFolder folder, IServiceProvider services, TimeProvider time, ILogger<ControlServer> log) : BackgroundService
{
    /// <summary>How many commands may run at once.</summary>
    public const int MostCommands = 8;

    // Whoever connects says what he wants at once; and a question that nobody answers must not keep a place for ever.
    private static readonly TimeSpan Greeting = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromMinutes(10), Again = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim places = new(MostCommands);
    private Socket? listener;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            listener = ControlSocket.Listen(folder.Path);
        }
        catch (Exception error) when (error is SocketException or IOException or UnauthorizedAccessException or CannotStartException or NotSupportedException)
        {
            // Who is on duty needs the companion more than a command does.
            log.LogError("Commands cannot reach this companion: {Error}", error.Message);
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        listener?.Dispose();
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (listener is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptAsync(stoppingToken);
                running.RemoveAll(task => task.IsCompleted);
                running.Add(ServeAsync(client, stoppingToken));
            }
            catch (SocketException error)
            {
                log.LogWarning("A command could not connect: {Error}", error.Message);
                await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        // The file goes with it.
        listener?.Dispose();
        await Task.WhenAll(running);
    }

    private async Task ServeAsync(Socket socket, CancellationToken stopping)
    {
        await Task.Yield();
        using var late = new CancellationTokenSource(Longest, time);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await ServeAsync(new ControlChannel(stream), gone);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or InvalidDataException or ObjectDisposedException)
        {
            log.LogDebug("A command was given up: {Error}", error.Message);
        }
        catch (Exception error)
        {
            log.LogError(error, "A command failed.");
        }
    }

    private async Task ServeAsync(ControlChannel channel, CancellationTokenSource gone)
    {
        using var soon = new CancellationTokenSource(Greeting, time);
        using var first = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, gone.Token);
        if (await channel.ReceiveAsync(first.Token) is not { Kind: ControlKind.Start, Arguments: not null } start)
        {
            return;
        }

        if (!places.Wait(0, CancellationToken.None))
        {
            await channel.SendAsync(new ControlMessage(ControlKind.Error) { Text = $"companion: {MostCommands} commands are running already. Try again in a moment.\n" }, gone.Token);
            await channel.SendAsync(new ControlMessage(ControlKind.Exit) { Code = CommandCall.Failed }, gone.Token);
            return;
        }

        // One question at a time: of answers that nobody has asked for, no more than one is taken.
        var answers = Channel.CreateBounded<ControlMessage>(1);
        var reading = ReadAsync(channel, answers.Writer, gone);
        try
        {
            var code = await RunAsync(new RemoteTerminal(channel, answers.Reader, start, gone.Token), start.Arguments, gone.Token);
            await channel.SendAsync(new ControlMessage(ControlKind.Exit) { Code = code }, gone.Token);
        }
        finally
        {
            places.Release();
            await gone.CancelAsync();
            await reading;
        }
    }

    // All the while, so that it is noticed at once when nobody waits any more.
    private static async Task ReadAsync(ControlChannel channel, ChannelWriter<ControlMessage> answers, CancellationTokenSource gone)
    {
        try
        {
            while (await channel.ReceiveAsync(gone.Token) is { } answer)
            {
                await answers.WriteAsync(answer, gone.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or InvalidDataException or ObjectDisposedException)
        {
            // The same as an end.
        }

        await gone.CancelAsync();
    }

    private Task<int> RunAsync(RemoteTerminal terminal, IReadOnlyList<string> arguments, CancellationToken gone) => CommandCall.GuardAsync(terminal, async () =>
    {
        var line = CommandLine.Parse(arguments);
        if (line.Command.Place != CommandPlace.Writer)
        {
            throw new CannotStartException($"'{line.Command.Path}' does not run in a companion at work.");
        }

        try
        {
            // The command alone: what else was typed may be a name, and what is asked for may be a password.
            log.LogInformation("'{Command}' is run by {User} on the control socket.", line.Command.Path, terminal.User);
            return await new CommandCall(line, terminal, services, gone).RunAsync();
        }
        catch (Exception error) when (error is not (OperationCanceledException or CannotStartException or IOException))
        {
            log.LogError(error, "'{Command}' failed.", line.Command.Path);
            await terminal.WriteErrorAsync($"companion: '{line.Command.Path}' failed: {error.Message}\n");
            return CommandCall.Failed;
        }
    });
}
