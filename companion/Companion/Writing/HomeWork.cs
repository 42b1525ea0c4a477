namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Something to be done to homes by their one writer: a message of a gateway, a person's step, a timer. It is carried out
/// inside a transaction that it may share with others, and may be carried out again in another one if that fails.
/// </summary>
internal abstract class HomeWork
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What goes before what.</summary>
    public virtual WorkRank Rank => WorkRank.People;

    /// <summary>How much of a transaction it takes, in records.</summary>
    public virtual int Weight => 1;

    /// <summary>Ends when it is durable; fails when the database could not be used, and then nothing of it was kept.</summary>
    public Task Done => done.Task;

    /// <summary>Carries it out. Changes nothing but through <paramref name="transaction"/>.</summary>
    public abstract void Execute(HomeTransaction transaction);

    /// <summary>
    /// Carries out what is left to do when <see cref="Execute"/> itself has failed, which only a defect can bring about.
    /// </summary>
    /// <returns>False when there is nothing to be saved, and whoever waits is to be told of the failure.</returns>
    public virtual bool ExecuteAfterDefect(HomeTransaction transaction, Exception defect) => false;

    internal virtual void Committed(HomeTransaction transaction) => done.TrySetResult();

    /// <summary>It is durable, although what was to happen after that has failed.</summary>
    internal void IsStored() => done.TrySetResult();

    internal void Failed(Exception error) => done.TrySetException(error);
}
