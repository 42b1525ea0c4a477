using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Control;

/// <summary>One run of a command: what was typed, where the person sits, and the companion's services that it works with.</summary>
internal sealed class CommandCall(CommandLine line, ITerminal terminal, IServiceProvider services, CancellationToken cancel)
{
    /// <summary>Exit codes: it is done; it has failed; it cannot be done as it was asked for.</summary>
    public const int Done = 0, Failed = 1, CannotStart = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public CommandLine Line => line;

    public ITerminal Terminal => terminal;

    public IServiceProvider Services => services;

    /// <summary>Ends when nobody waits for the command any more.</summary>
    public CancellationToken Cancel => cancel;

    public CompanionSettings Settings => Get<CompanionSettings>();

    public TimeProvider Time => Get<TimeProvider>();

    /// <summary>Who runs the program, for the history.</summary>
    public Actor Caller => new(terminal.User, "command line");

    /// <summary>Whether the answer is for a program.</summary>
    public bool IsForProgram => line.Has(CommandOptions.Json);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Writes a line.</summary>
    public Task SayAsync(string text) => terminal.WriteAsync(text + "\n");

    /// <summary>Writes one JSON document.</summary>
    public Task SayJsonAsync(object document) => SayAsync(JsonSerializer.Serialize(document, Json));

    /// <summary>Runs the command and says what stands in its way in one line.</summary>
    public Task<int> RunAsync() => GuardAsync(terminal, () => line.Command.Act!(this));

    /// <summary>Runs something for somebody at a terminal. What stands in its way is one line there, and exit code 2.</summary>
    public static async Task<int> GuardAsync(ITerminal terminal, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception error) when (Why(error) is { } why)
        {
            await terminal.WriteErrorAsync($"companion: {string.Join(' ', why.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}\n");
            return CannotStart;
        }
    }

    private static string? Why(Exception error) => error switch
    {
        // A port that was free a moment ago, a disk that is full.
        CannotStartException or IOException => error.Message,
        _ when Storage.Database.IsOutage(error) => $"The database cannot be used: {error.GetBaseException().Message}",
        ArgumentException or UnauthorizedAccessException or StorageUnavailableException => error.Message,
        _ => null,
    };
}
