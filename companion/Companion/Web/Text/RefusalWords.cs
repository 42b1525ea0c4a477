namespace Hjemvakt.Companion.Web.Text;

/// <summary>The texts for whoever does not get in, in one language.</summary>
public abstract class RefusalWords
{
    // The page was reached without TLS.
    public abstract string NoTlsTitle { get; }
    public abstract string NoTlsText { get; }
    public abstract string NoTlsForAdministrators { get; }

    // A form came back without its cookie.
    public abstract string NoCookieTitle { get; }
    public abstract string NoCookieText { get; }
    public abstract string NoCookieForAdministrators { get; }
    public abstract string OpenAt { get; }

    // More passwords at once than can be checked.
    public abstract string TooManyAttempts { get; }
}
