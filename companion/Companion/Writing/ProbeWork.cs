namespace Hjemvakt.Companion.Writing;

/// <summary>Writes one row and nothing else: whoever waits for it knows that the writer lives and that the database takes a commit, flushed to its disk.</summary>
internal sealed class ProbeWork : HomeWork
{
    public override void Execute(HomeTransaction transaction) => transaction.Log.Probe(transaction.Reading);
}
