using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>One way to carry a message out of the companion.</summary>
internal interface INotificationChannel
{
    Channel Kind { get; }

    /// <summary>Hands the message to the provider. Returns when the provider has said, in so many words, that it takes it.</summary>
    /// <exception cref="DeliveryFailedException">It did not; the message says why, without any secret.</exception>
    Task SendAsync(Message message, CancellationToken cancel);
}

/// <summary>What is sent to one person over one channel.</summary>
/// <param name="Id">The same for every attempt: providers that can, drop copies by it.</param>
/// <param name="Address">Where to, as the channel understands it.</param>
/// <param name="Title">One line. Names nobody and no place.</param>
/// <param name="Text">What to do. Names nobody and no place.</param>
/// <param name="Link">The alert's card, behind the sign-in.</param>
/// <param name="About">The alert, for centres only; null when the message is about none.</param>
internal sealed record Message(Guid Id, string Address, string Title, string Text, Uri Link, bool IsUrgent, AlertFacts? About);

/// <summary>What a response centre's system is told.</summary>
internal sealed record AlertFacts(
    Guid AlertId, string Kind, int Severity, DateTimeOffset OccurredAt, DateTimeOffset AskedAt, int Round, string HomeId, string? Resident, string? Address);

/// <summary>A provider has not taken a message.</summary>
internal sealed class DeliveryFailedException(Failure failure) : Exception(failure.Why)
{
    public DeliveryFailedException(string why)
        : this(new Failure(why))
    {
    }

    public Failure Failure { get; } = failure;
}

/// <summary>Why a provider has not taken a message.</summary>
/// <param name="Why">In a line, without any secret.</param>
/// <param name="RetryAfter">How long the provider asked to be left alone, or null when it did not say.</param>
/// <param name="OfTheAddress">The provider is well, and refuses this address.</param>
internal sealed record Failure(string Why, TimeSpan? RetryAfter = null, bool OfTheAddress = false);
