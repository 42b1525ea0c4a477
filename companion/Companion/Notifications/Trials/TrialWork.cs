using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Trials;

/// <summary>Puts in the history that somebody asks for a trial, unless one has just gone to the same address.</summary>
/// <param name="lost">After so long without an answer, there will be none.</param>
internal sealed class TrialWork(Guid id, Contact contact, Actor who, TimeSpan lost) : HomeWork
{
    /// <summary>A text message costs money, and a telephone that rings without end is nobody's friend.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public override WorkRank Rank => WorkRank.Background;

    /// <summary>Why not; known once the work is done.</summary>
    public Sentence? Refusal { get; private set; }

    public override void Execute(HomeTransaction transaction)
    {
        Refusal = TrialHistory.Read(transaction.Db, who.Id ?? who.Name, transaction.Now, lost).Any(trial => trial.Channel == contact.Channel && transaction.Now - trial.AskedAt < Pause)
            ? new("Det er nettopp sendt en prøve denne veien. Vent et halvt minutt.", "A test has just been sent this way. Wait half a minute.")
            : null;
        if (Refusal is null)
        {
            TrialHistory.Append(transaction.Db, TrialHistory.Asked, id, contact, who, transaction.Now);
        }
    }
}

/// <summary>Puts in the history what became of a trial.</summary>
/// <param name="why">Why it was not delivered; null when it was.</param>
internal sealed class TrialOutcomeWork(Guid id, Contact contact, Actor who, string? why) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction)
        => TrialHistory.Append(transaction.Db, why is null ? TrialHistory.Accepted : TrialHistory.Refused, id, contact, who, transaction.Now, why);
}
