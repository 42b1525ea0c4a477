using System.Collections.Immutable;
using Hjemvakt.Companion.Notifications.Channels.Email;
using Hjemvakt.Companion.Notifications.Channels.Matrix;
using Hjemvakt.Companion.Notifications.Channels.Ntfy;
using Hjemvakt.Companion.Notifications.Channels.Sms;
using Hjemvakt.Companion.Notifications.Channels.Voice;
using Hjemvakt.Companion.Notifications.Channels.Webhook;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels;

/// <summary>
/// The channels there are, in the order in which they are tried when somebody writes down addresses: what comes at once and makes a noise,
/// before what may lie until morning.
/// </summary>
internal static class ChannelTypes
{
    public static ImmutableArray<ChannelType> All { get; } = [new NtfyChannelType(), new SmsChannelType(), new VoiceChannelType(), new EmailChannelType(), new WebhookChannelType(), new MatrixChannelType()];

    /// <summary>The type of a channel; null for one of a later version, in a plan that it wrote, or in a form that was not ours.</summary>
    public static ChannelType? Find(Channel kind) => All.FirstOrDefault(type => type.Kind == kind);
}
