namespace Hjemvakt.Companion.Web.Text;

/// <summary>For whoever does not get in, in English.</summary>
public sealed class RefusalEnglish : RefusalWords
{
    public override string NoTlsTitle => "Open this page with https";
    public override string NoTlsText => "The request arrived without encryption (http), and nobody can sign in that way. Use the address that begins with https://.";
    public override string NoTlsForAdministrators =>
        "For whoever runs the service: if there is a reverse proxy in front, its address must be in the setting TrustedProxies, and it must send X-Forwarded-Proto. " +
        "Also set PublicAddress to the address that people use. Configurations for nginx and Caddy are in docs/reverse-proxy.md.";

    public override string NoCookieTitle => "The browser did not send the cookie";
    public override string NoCookieText => "The form has not been dealt with. Allow cookies for this site, reload the page and try again.";
    public override string NoCookieForAdministrators =>
        "For whoever runs the service: if this happens to everybody, the setting PublicAddress differs from the address in the browser, or what stands in front does not send X-Forwarded-Proto " +
        "from an address in TrustedProxies. See docs/reverse-proxy.md.";
    public override string OpenAt => "Open the page at";

    public override string TooManyAttempts => "Too many attempts just now. Try again in a few seconds.";
}
