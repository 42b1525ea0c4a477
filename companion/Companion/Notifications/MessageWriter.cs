using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Notifications;

/// <summary>Makes the message of a row.</summary>
internal sealed class MessageWriter(CompanionSettings settings, PublicLinks links)
{
    public Message Of(NotificationRow row, AlertView alert)
    {
        var language = settings.Notifications.Language;
        var (title, text) = CommonCause.Is(alert.Kind) ? MessageText.OfMany(row.Round, language) : MessageText.Of(row.Severity, row.Round, language);
        var facts = new AlertFacts(
            alert.Id, EventNames.Of(alert.Kind), (int)alert.Severity, alert.OccurredAt, row.CreatedAt, row.Round, alert.HomeId, alert.ResidentName, alert.Address);
        return new Message(row.Id, row.Address, title, text, Link(alert.Id), row.Severity >= Severity.Serious, facts);
    }

    /// <summary>A message that somebody sends to himself. As urgent as the gravest: the question is whether that one would be heard.</summary>
    public Message Trial(Guid id, string address)
    {
        var (title, text) = MessageText.Trial(settings.Notifications.Language);
        return new Message(id, address, title, text, Page("/duty/alerting"), IsUrgent: true, About: null);
    }

    // Short, for it goes into text messages; the page behind it asks who you are.
    private Uri Link(Guid alert) => Page($"/a/{alert}");

    private Uri Page(string path) => links.To(path);
}
