namespace Hjemvakt.Gateway.Outbox;

/// <summary>What <see cref="EntryReader.Next"/> has come to.</summary>
internal enum EntryFind
{
    /// <summary>A good entry.</summary>
    Entry = 0,

    /// <summary>The buffer is used up, the file perhaps not: call <see cref="EntryReader.Continue"/>.</summary>
    More = 1,

    /// <summary>The end of the file, after a whole entry.</summary>
    End = 2,

    /// <summary>The end of the file, after an entry that was being written when the power went.</summary>
    TornEnd = 3,

    /// <summary>The end of the file, after bytes that are no entry.</summary>
    DamagedEnd = 4,
}
