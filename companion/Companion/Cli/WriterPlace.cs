using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Cli;

/// <summary>
/// Who may write: a companion at work, which then runs the command, or else this process, which holds the data folder and the writer's place meanwhile.
/// Whoever finds the folder held waits a few seconds: a command is over soon, and a companion that has just started takes commands soon.
/// </summary>
internal static class WriterPlace
{
    /// <summary>How long somebody else may hold the data folder.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a command where it may write.</summary>
    /// <exception cref="CannotStartException">The place is taken by somebody who takes no commands here.</exception>
    public static async Task<int> RunAsync(CommandLine line, CompanionSettings settings, ITerminal terminal, TimeProvider time)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(Again, time))
        {
            if (await ControlSocket.ConnectAsync(settings.DataFolder) is { } companion)
            {
                if (line.OwnSettings is [var setting, ..])
                {
                    companion.Dispose();
                    throw new CannotStartException($"A companion is at work on '{settings.DataFolder}', and its own settings hold. Leave '{setting}' out.");
                }

                return await ControlClient.RunAsync(companion, line, terminal);
            }

            using var folder = DataFolder.TryHold(settings.DataFolder);
            if (folder is not null)
            {
                return await OwnDatabase.WriteAsync(line, settings, folder, new PromptTerminal(terminal, time));
            }

            if (time.GetElapsedTime(began) >= Patience)
            {
                throw new CannotStartException(Held(settings));
            }
        }
    }

    /// <summary>Holds the data folder for a companion that starts.</summary>
    /// <exception cref="CannotStartException">Another companion holds it, or somebody does for too long.</exception>
    public static async Task<DataFolder> HoldAsync(CompanionSettings settings, TimeProvider time)
    {
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < Patience; await Task.Delay(Again, time))
        {
            if (DataFolder.TryHold(settings.DataFolder) is { } folder)
            {
                return folder;
            }

            using var companion = await ControlSocket.ConnectAsync(settings.DataFolder);
            if (companion is not null)
            {
                break;
            }
        }

        return DataFolder.Hold(settings.DataFolder);
    }

    private static string Held(CompanionSettings settings)
        => settings.Postgres is not null && OwnDatabase.WhoWrites(settings) is { } who ? who
            : ControlSocket.PathIn(settings.DataFolder) is null ? ControlSocket.TooLong(settings.DataFolder)
            : $"The data folder '{settings.DataFolder}' is in use by another companion, which takes no commands yet.";
}
