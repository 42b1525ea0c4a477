namespace Hjemvakt.Companion.Common;

/// <summary>Tells whoever waits that something has changed in this process. What has, they look up: of many changes at once one look may see all.</summary>
internal abstract class ChangeSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next change. Take it before the look, so that no change falls between the two.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Tell() => Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
