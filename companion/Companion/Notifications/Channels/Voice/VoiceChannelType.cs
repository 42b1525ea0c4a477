using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels.Operators;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Voice;

/// <summary>Telephone calls that read the message out, through an operator.</summary>
internal sealed class VoiceChannelType : ChannelType
{
    public override Channel Kind => Channel.Voice;

    public override Sentence Name => new("Telefon", "Telephone");

    public override Sentence Address => PhoneNumber.Example;

    public override string InputMode => "tel";

    public override bool IsSetUp(NotificationSettings settings) => settings.Voice is not null;

    public override string? Normal(string address) => PhoneNumber.Normal(address);

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new HttpGatewayChannel(Kind, withLink: false, settings.Voice ?? throw NoSettings(), services.GetRequiredService<ProviderClient>());
}
