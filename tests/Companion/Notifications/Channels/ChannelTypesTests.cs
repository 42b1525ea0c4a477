using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Tests.Notifications.Channels;

/// <summary>Every channel describes itself, once.</summary>
public sealed class ChannelTypesTests
{
    [Fact]
    public void Every_channel_has_one_type() => ChannelTypes.All.Select(type => type.Kind).ShouldBe(Enum.GetValues<Channel>());

    [Fact]
    public void Names_tell_one_channel_from_another_in_both_languages()
    {
        ChannelTypes.All.Select(type => type.Name.Bokmal).ShouldBeUnique();
        ChannelTypes.All.Select(type => type.Name.English).ShouldBeUnique();
    }

    [Fact]
    public void Without_settings_none_is_set_up() => ChannelTypes.All.ShouldAllBe(type => !type.IsSetUp(new NotificationSettings()));
}
