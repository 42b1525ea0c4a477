using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>
/// What happened, step by step, as JSON lines: one object a step, with the milliseconds since the event. A step that does not come in time,
/// or comes before one that it follows from, ends the scenario.
/// </summary>
public sealed class Timeline(string scenario, int run, TextWriter output)
{
    /// <summary>How long a step may take unless the scenario knows better. Far above what is normal: this decides whether, not how fast.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, DateTimeOffset> _steps = [];
    private readonly List<(string Step, DateTimeOffset At, string? Detail)> _untold = [];
    private DateTimeOffset? _event;

    /// <summary>The moment of a step that has happened.</summary>
    public DateTimeOffset this[string step] => _steps[step];

    /// <summary>Notes the event that everything else is counted from.</summary>
    public void Event(string step, DateTimeOffset at)
    {
        _event = at;
        Note(step, at);
    }

    /// <summary>Notes a step.</summary>
    /// <param name="after">The steps it must follow.</param>
    /// <exception cref="StepMissingException">It came before one of them.</exception>
    public void Note(string step, DateTimeOffset at, string? detail = null, params string[] after)
    {
        // What is stored is stored to the millisecond, so that is how finely an order can be told.
        foreach (var earlier in after.Where(earlier => Whole(at) < Whole(_steps[earlier])))
        {
            throw Missing($"'{step}' came before '{earlier}'");
        }

        _steps[step] = at;
        _untold.Add((step, at, detail));
    }

    /// <summary>Waits for a step and notes it.</summary>
    /// <exception cref="StepMissingException">It did not come in time.</exception>
    public async Task<Sighting<T>> StepAsync<T>(
        string step, Func<CancellationToken, Task<Sighting<T>>> happens, CancellationToken cancel, TimeSpan? within = null, params string[] after)
    {
        var sighting = await WithinAsync(step, happens, cancel, within);
        Note(step, sighting.At, null, after);
        return sighting;
    }

    /// <summary>Waits for something that is no step of the timeline.</summary>
    /// <exception cref="StepMissingException">It did not come in time.</exception>
    public async Task<T> WithinAsync<T>(string what, Func<CancellationToken, Task<T>> happens, CancellationToken cancel, TimeSpan? within = null)
    {
        var patience = within ?? Patience;
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        guard.CancelAfter(patience);
        try
        {
            return await happens(guard.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Missing($"'{what}' did not happen within {patience.TotalSeconds:0} s");
        }
        catch (HttpRequestException fault)
        {
            throw Missing($"'{what}' was refused: {fault.Message}");
        }
    }

    /// <summary>Something must be so.</summary>
    /// <exception cref="StepMissingException">It is not.</exception>
    public void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw Missing(what);
        }
    }

    /// <summary>Writes what has been noted since the last time, in the order it happened.</summary>
    public void Tell()
    {
        foreach (var (step, at, detail) in _untold.OrderBy(noted => noted.At))
        {
            var ms = Math.Round((at - (_event ?? at)).TotalMilliseconds, 1);
            output.WriteLine(JsonSerializer.Serialize(new { scenario, run, step, ms, at = at.UtcDateTime.ToString("O"), detail }, Line));
        }

        _untold.Clear();
        output.Flush();
    }

    private StepMissingException Missing(string what)
    {
        Tell();
        return new StepMissingException($"scenario {scenario}, run {run}: {what}");
    }

    private static long Whole(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
