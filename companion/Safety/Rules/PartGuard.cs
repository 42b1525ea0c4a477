namespace Hjemvakt.Safety.Rules;

/// <summary>
/// Runs the parts of a decision one by one, so that one that fails takes no other with it: a fault in the habit model must not stop a call for
/// help (docs/decisions/0176). What failed is told by name.
/// </summary>
/// <param name="entering">Called with a part's name before it runs. For tests, which throw here.</param>
public sealed class PartGuard(Action<string>? entering = null)
{
    /// <summary>Runs nothing but the parts themselves.</summary>
    public static PartGuard Plain { get; } = new();

    /// <summary>A part begins.</summary>
    public void Enter(string part) => entering?.Invoke(part);

    /// <summary>Runs a part.</summary>
    /// <param name="otherwise">The result when it fails.</param>
    /// <param name="failed">Called with the failure.</param>
    public T Run<T>(string part, T otherwise, Func<T> run, Action<Exception> failed)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(failed);
        try
        {
            Enter(part);
            return run();
        }
        catch (Exception error)
        {
            failed(error);
            return otherwise;
        }
    }
}
