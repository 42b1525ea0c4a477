namespace Hjemvakt.Companion.Web.Text;

/// <summary>For whoever does not get in, in Norwegian bokmål.</summary>
public sealed class RefusalBokmal : RefusalWords
{
    public override string NoTlsTitle => "Siden må åpnes med https";
    public override string NoTlsText => "Forespørselen kom fram uten kryptering (http), og da kan ingen logge inn. Bruk adressen som begynner med https://.";
    public override string NoTlsForAdministrators =>
        "For den som drifter tjenesten: Står det en omvendt proxy foran, må adressen dens stå i innstillingen TrustedProxies, og den må sende X-Forwarded-Proto. " +
        "Sett også PublicAddress til adressen som folk bruker. Oppsett for nginx og Caddy står i docs/reverse-proxy.md.";

    public override string NoCookieTitle => "Nettleseren sendte ikke informasjonskapselen";
    public override string NoCookieText => "Skjemaet er ikke behandlet. Tillat informasjonskapsler for denne siden, last den inn på nytt og prøv igjen.";
    public override string NoCookieForAdministrators =>
        "For den som drifter tjenesten: Skjer dette alle, stemmer ikke innstillingen PublicAddress med adressen i nettleseren, eller den som står foran, sender ikke X-Forwarded-Proto " +
        "fra en adresse i TrustedProxies. Se docs/reverse-proxy.md.";
    public override string OpenAt => "Åpne siden på";

    public override string TooManyAttempts => "For mange forsøk akkurat nå. Prøv igjen om noen sekunder.";
}
