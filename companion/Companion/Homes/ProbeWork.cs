namespace Hjemvakt.Companion.Homes;

/// <summary>Does nothing, in a transaction that could write: whoever waits for it knows that the writer lives and the database can be written.</summary>
internal sealed class ProbeWork : HomeWork
{
    public override void Execute(HomeTransaction transaction)
    {
    }
}
