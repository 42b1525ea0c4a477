using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>
/// Everything that is to be known of a channel before a message goes over it. A new channel is a folder with one of these and what sends,
/// a line in <see cref="ChannelTypes"/>, a value of <see cref="Channel"/> and its settings.
/// </summary>
internal abstract class ChannelType
{
    public abstract Channel Kind { get; }

    /// <summary>What people call it.</summary>
    public abstract Sentence Name { get; }

    /// <summary>What an address of it is, as in "'x' is not …".</summary>
    public abstract Sentence Address { get; }

    /// <summary>People write down addresses of their own. False where all addresses are in the settings.</summary>
    public virtual bool IsPersonal => true;

    /// <summary>The keyboard that a telephone shows for an address.</summary>
    public virtual string InputMode => "text";

    /// <summary>It has settings.</summary>
    public abstract bool IsSetUp(NotificationSettings settings);

    /// <summary>The address as it is kept, or null when it can be none of this channel.</summary>
    public abstract string? Normal(string address);

    /// <summary>What sends. Only for a channel that is set up.</summary>
    public abstract INotificationChannel Open(NotificationSettings settings, IServiceProvider services);

    private protected InvalidOperationException NoSettings() => new($"Channel {Kind} is not set up.");
}
