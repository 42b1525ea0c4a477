using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Notifications.Channels.Operators;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Sms;

/// <summary>Text messages, through an operator.</summary>
internal sealed class SmsChannelType : ChannelType
{
    public override Channel Kind => Channel.Sms;

    public override Sentence Name => new("SMS", "Text message");

    public override Sentence Address => PhoneNumber.Example;

    public override string InputMode => "tel";

    public override bool IsSetUp(NotificationSettings settings) => settings.Sms is not null;

    public override string? Normal(string address) => PhoneNumber.Normal(address);

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new HttpGatewayChannel(Kind, withLink: true, settings.Sms ?? throw NoSettings(), services.GetRequiredService<ProviderClient>());
}
