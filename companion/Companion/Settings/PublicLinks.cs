namespace Hjemvakt.Companion.Settings;

/// <summary>Addresses of pages for whoever is outside: people who get a message, and calendars. Never made from what a request says of itself.</summary>
public sealed class PublicLinks(CompanionSettings settings, CompanionPorts ports)
{
    /// <summary>The address of a page.</summary>
    /// <param name="path">Its path, as <c>/duty/alerting</c>; it comes below the path of <see cref="CompanionSettings.PublicAddress"/>.</param>
    public Uri To(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var root = settings.PublicAddress ?? settings.Notifications.PublicAddress ?? new UriBuilder("http", settings.HttpAddress, ports.Http).Uri;
        return new Uri($"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path.TrimStart('/')}");
    }
}
