using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Email;

/// <summary>E-mail.</summary>
internal sealed class EmailChannelType : ChannelType
{
    public override Channel Kind => Channel.Email;

    public override Sentence Name => new("E-post", "E-mail");

    public override Sentence Address => new("en e-postadresse", "an e-mail address");

    public override bool IsSetUp(NotificationSettings settings) => settings.Smtp is not null;

    public override string? Normal(string address) => EmailAddress.IsValid(address) ? address : null;

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new EmailChannel(settings.Smtp ?? throw NoSettings(), services.GetRequiredService<ILogger<EmailChannel>>());
}
