using System.Text.RegularExpressions;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Ntfy;

/// <summary>Push messages. The address is a topic, and whoever knows it can read along.</summary>
internal sealed partial class NtfyChannelType : ChannelType
{
    public override Channel Kind => Channel.Ntfy;

    public override Sentence Name => new("Push (ntfy)", "Push (ntfy)");

    public override Sentence Address => new(
        "et emne av bokstaver, tall, - og _ (minst 8 tegn, for emnet er også nøkkelen)",
        "a topic of letters, digits, - and _ (8 characters or more, for the topic is also the key)");

    public override bool IsSetUp(NotificationSettings settings) => settings.Ntfy is not null;

    public override string? Normal(string address) => Topic().IsMatch(address) ? address : null;

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new NtfyChannel(settings.Ntfy ?? throw NoSettings(), services.GetRequiredService<ProviderClient>());

    [GeneratedRegex(@"^[A-Za-z0-9_-]{8,64}\z")]
    private static partial Regex Topic();
}
