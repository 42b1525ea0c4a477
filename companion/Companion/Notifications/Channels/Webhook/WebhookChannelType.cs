using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Webhook;

/// <summary>A response centre's system. Centres are in the settings, under their names.</summary>
internal sealed class WebhookChannelType : ChannelType
{
    private const int Longest = 64;

    public override Channel Kind => Channel.Webhook;

    public override Sentence Name => new("Responssenter", "Response centre");

    public override Sentence Address => new("navnet på et responssenter", "the name of a response centre");

    public override bool IsPersonal => false;

    public override bool IsSetUp(NotificationSettings settings) => settings.Centres.Count > 0;

    public override string? Normal(string address) => address.Length is > 0 and <= Longest ? address : null;

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new WebhookChannel(settings.Centres, services.GetRequiredService<ProviderClient>(), services.GetRequiredService<TimeProvider>());
}
