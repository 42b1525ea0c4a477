using System.Text.RegularExpressions;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Channels.Matrix;

/// <summary>Messages into a Matrix room, with a server of the municipality's own. The companion's user must be in the room, and the room not encrypted.</summary>
internal sealed partial class MatrixChannelType : ChannelType
{
    public override Channel Kind => Channel.Matrix;

    public override Sentence Name => new("Matrix", "Matrix");

    public override Sentence Address => new("en rom-id, som begynner med ! (i Element under rommets avanserte innstillinger)", "a room id, which begins with ! (in Element under the room's advanced settings)");

    public override bool IsSetUp(NotificationSettings settings) => settings.Matrix is not null;

    public override string? Normal(string address) => Room().IsMatch(address) ? address : null;

    public override INotificationChannel Open(NotificationSettings settings, IServiceProvider services)
        => new MatrixChannel(settings.Matrix ?? throw NoSettings(), services.GetRequiredService<ProviderClient>());

    // Room ids name their server up to version 11 of rooms, and no longer in version 12 (spec.matrix.org, appendices, "Room IDs").
    [GeneratedRegex(@"^![A-Za-z0-9._=/+-]{1,200}(:[A-Za-z0-9.\[\]:-]{1,230})?\z")]
    private static partial Regex Room();
}
