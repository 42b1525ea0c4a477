using System.Globalization;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Gateways, in Norwegian bokmål.</summary>
public sealed class DeviceBokmal : DeviceWords
{
    public override string Gateways => "Sentraler";
    public override string GatewaysLead => "Sentralen i hvert hjem. De som trenger en hånd, står først.";
    public override string NoGateways => "Ingen sentral er meldt inn ennå.";
    public override string AllWell => "Ingenting er kjent som galt";
    public override string FaultSentence(GatewayFault fault, Func<string, string> rule)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(rule);
        return fault.Kind switch
        {
            GatewayFaultKind.NoContact => "Ingen kontakt",
            GatewayFaultKind.NeverHeard => "Aldri hørt siden den ble meldt inn",
            GatewayFaultKind.SafeMode => fault.Detail == "restarts" ? "Sikker modus etter gjentatte omstarter: bare rop om hjelp virker" : $"Sikker modus eller eldre innstillinger: {fault.Detail}",
            GatewayFaultKind.AlarmsWait => $"{fault.Detail} alarmer venter i sentralen",
            GatewayFaultKind.NoClock => "Klokka er aldri stilt",
            GatewayFaultKind.SensorFault => $"{fault.Point}: {Fault(fault.Detail)}",
            _ => fault.Point.Length > 0 ? $"{rule(fault.Detail)}: {fault.Point}" : rule(fault.Detail),
        };
    }

    public override string Contact(GatewayContact contact) => contact switch
    {
        GatewayContact.Heard => "I kontakt",
        GatewayContact.Lost => "Ingen kontakt",
        _ => "Ikke hørt ennå",
    };

    public override string LastHeard => "Sist hørt";
    public override string Since(string time) => $"siden {time}";
    public override string Unknown => "ikke kjent";
    public override string NoHeartbeat => "Ingen livstegn har kommet ennå: det er ingenting å fortelle om selve sentralen.";
    public override string Numbers => "Ved siste livstegn";

    public override string Firmware => "Programvare";
    public override string Board => "Kretskort";
    public override string Uptime => "Har gått i";
    public override string Starts => "Oppstarter i alt";
    public override string LastStart => "Hvorfor den sist startet";
    public override string Restarts => "Oppstarter etter årsak";
    public override string Cause(string cause) => cause switch
    {
        "power" => "strøm, eller ikke kjent",
        "crash" => "programfeil",
        "stuck" => "noe sto stille",
        "silence" => "ingen kvittering på 30 min",
        "settings" => "nye innstillinger",
        "command" => "kommando",
        _ => cause,
    };

    public override string Waiting => "Ikke kvittert ennå";
    public override string WaitingRecords(int alarms, int routine)
        => $"{(alarms == 1 ? "1 alarm" : $"{alarms} alarmer")}, {(routine == 1 ? "1 vanlig melding" : $"{routine} vanlige meldinger")}";

    public override string Memory => "Minne";
    public override string FreeAndLeast(string free, string least) => $"{free} ledig, {least} på det minste";
    public override string Flash => "Lager brukt av meldinger";
    public override string Links => "Tilkoblinger siden oppstart";
    public override string System => "Systemet";
    public override string SystemLead => "Det den som hjelper, spør om først.";
    public override string Version => "Versjon";
    public override string Database => "Databasetype";
    public override string Storage => "Lagring";
    public override string StorageWorks => "virker";
    public override string ServerTime => "Serverens klokke";
    public override string PublicAddress => "Adresse";
    public override string MqttTls => "Port for sentraler (MQTT over TLS)";
    public override string EscalatesAfter => "Varsler flere etter";

    public override string Signal => "Radiosignal";
    public override string Clock => "Klokke";
    public override string ClockIs(string time, TimeSpan? drift)
        => drift is { } moved ? $"{time}, flyttet {Seconds(moved)} s på et døgn" : $"{time}, avvik ikke kjent";

    public override string ClockNotSet => "aldri stilt";
    public override string Supply => "Strøm";
    public override string SuppliedBy(bool? mains, int? battery) => string.Join(", ", new[]
    {
        mains switch { true => "strømnett", false => "uten strømnett", _ => "strømnett ikke kjent" },
        battery is { } percent ? $"batteri {percent} %" : "batteri ikke kjent",
    });

    public override string Address => "Adresse i hjemmets nett";
    public override string Enrolled => "Meldt inn";

    public override string Sensors => "Følere i hjemmet";
    public override string NoSensors => "Ingen føler er planlagt her, og ingen er hørt.";
    public override string Fault(string why) => why switch
    {
        "absent" => "svarer ikke",
        "frozen" => "sender alltid det samme",
        "implausible" => "sender verdier som ikke kan stemme",
        "stuck" => "blir stående på",
        "chattering" => "skifter uten stans: løs ledning eller slitt bryter",
        "not-configured" => "tar ikke imot innstillingene",
        _ when NotConfigured(why) is { } settings => $"har ikke bekreftet disse innstillingene: {string.Join(", ", settings.Select(Setting))}",
        "not-tested" => "ingenting hørt fra den ennå",
        "ok" or "back" => "virker",
        "" => "sentralen stoler ikke på den",
        _ => why,
    };

    private static string Setting(string name) => name switch
    {
        "mode" => "virkemåte (fall, ikke søvn)",
        "fall-switch" => "fallvarsling slått på",
        "height" => "monteringshøyde",
        "threshold" => "høydegrense for fall",
        "sensitivity" => "følsomhet",
        "delay" => "forsinkelse før fall meldes",
        _ => name,
    };

    public override string Trusted => "Ingenting å utsette";
    public override string NotHeardYet => "Aldri hørt";
    public override string Silent => "Taus for lenge";
    public override string FallsWereFalse(int count, string hour, string? place) => $"{count} fall rundt kl. {hour}{(place is null ? "" : $" ved {place}")} var falske: sikkerheten er lavere der og da. Alle varsles like fort. Se på plasseringen.";
    public override string RadarLearnsUntil(string day) => $"Lærer rommet til {day}; til da senkes ingen sikkerhet.";
    public override string SelfTestSaid(string what, string time) => $"selvtest {time}: {what}";

    public override string Commands => "Be sentralen om noe";
    public override string CommandsLead => "Det du ber om, venter til sentralen har kontakt, og blir stående i historikken med navnet ditt.";
    public override string NoCommands => "Ingenting er spurt om ennå.";
    public override string Command(string name) => name switch
    {
        "identify" => "Vis deg",
        "selftest" => "Selvtest",
        "clock" => "Hva er klokka?",
        "reboot" => "Start på nytt",
        "config" => "Endre innstillinger",
        "update" => "Oppdater",
        _ => name,
    };

    public override string CommandHint(string name) => name switch
    {
        "identify" => "Lampe og summer i 15 sekunder.",
        "selftest" => "Lageret, og det som er kjent om hver føler. Lampe og summer også.",
        "clock" => "Klokka i sentralen, og hvor mye den gikk feil.",
        "reboot" => "I omtrent ett minutt når hjemmet ingen; et trykk på knappen i mellomtiden går tapt.",
        "config" => "Sentralen starter på nytt. Når den ikke fram innen 10 minutter, går den tilbake til det den hadde.",
        _ => "",
    };

    public override string Confirm(string name) => name == "reboot" ? "Ingen der trenger hjelp nå: start på nytt" : "Jeg har sett over: endre innstillingene";
    public override string ConfirmFirst => "Kryss av for bekreftelsen først.";
    public override string Set => "Innstillinger som skal byttes ut (JSON)";
    public override string SetHint => "Hvert navn som står her, byttes ut i sin helhet; null tar det bort; alt annet blir stående. Det du skriver, vises ikke igjen.";
    public override string NotSent => "Ikke sendt:";
    public override string Fate(CommandFate fate) => fate switch
    {
        CommandFate.Stored => "Lagret, venter på sentralen",
        CommandFate.Sent => "Sendt, ikke noe svar ennå",
        CommandFate.Answered => "Besvart",
        _ => "Ikke noe svar i tide",
    };

    public override string GivenBy(string who, string time) => $"{who} {time}";
    public override string Until(string time) => $"prøves til {time}";
    public override string DoneWell => "Gjort";
    public override string Refused(string why) => why switch
    {
        "too late" => "Ikke gjort: det kom for sent.",
        "flash does not take it" => "Ikke gjort: lageret tar det ikke imot.",
        "unknown command" => "Ikke gjort: denne programvaren kjenner det ikke.",
        "cannot update itself" => "Ikke gjort: denne programvaren kan ikke oppdatere seg selv.",
        "" => "Ikke gjort, og den sier ikke hvorfor.",
        _ => $"Ikke gjort: {why}.",
    };

    public override string FlashIs(bool works) => works ? "Lageret virker" : "Lageret kan ikke skrives og leses";
    public override string AllPointsWell(int count) => count == 1 ? "Den ene føleren virker" : $"Alle {count} følere virker";

    public override string NewGateway => "Sett opp en ny sentral";
    public override string NewGatewayLead => "Gir filene som skal på sentralen. Legg inn programvaren først, slik hardware/flashing.md sier.";
    public override string Holes => "Manglende nummer";
    public override string HolesLead => "Meldinger med disse numrene har ikke kommet, selv om senere har. Sentralen sender det den fortsatt har, av seg selv, og sier fra om det den ikke har. Gi opp numrene bare når den ikke kan spørres: den venter på kvittering til da.";
    public override string Hole(bool alarms, long from, long to, string? after, string? before)
        => $"{(alarms ? "Alarmer" : "Rutinemeldinger")} {from}–{to}, mellom {after ?? "starten"} og {before ?? "nå"}";
    public override string CloseHole => "Gi opp disse numrene";
    public override string CloseHoleSure => "Jeg har forsikret meg om at ingen i hjemmet ropte om hjelp da";
    public override string HoleChanged => "De manglende numrene har endret seg i mellomtiden. Se igjen.";
    public override string NewSecret => "Ny hemmelighet og nye filer";
    public override string NewSecretHint => "Den gamle hemmeligheten, og et eventuelt sertifikat, slutter å virke med en gang: Hjemmet når ingen før den nye filen ligger på enheten.";
    public override string ShutOut => "Steng sentralen ute";
    public override string ShutOutHint => "For en sentral som er stjålet eller mistet. Hemmeligheten og sertifikatet slutter å virke, og forbindelsen brytes med en gang. Ingen hører alarmer fra hjemmet før en sentral er meldt inn på nytt.";
    public override string ShutOutSure => "Jeg er sikker: steng denne sentralen ute";
    public override string IsShutOut => "Stengt ute. Ingen hører alarmer fra hjemmet før en sentral har fått ny hemmelighet.";
    public override string Remove => "Ta sentralen ut av hjemmet";
    public override string RemoveHint => "For en sentral som er tatt ned. Den stenges ute, og ingen blir varslet om at den er taus. Historikken blir stående.";
    public override string RemoveSure => "Jeg er sikker: det skal ikke komme flere alarmer fra denne sentralen";
    public override string Home => "Hjem";
    public override string GatewayId => "Sentralens id";
    public override string GatewayIdHint => "a–z, 0–9 og bindestrek, som på merkelappen: gw-0042. Den beholder den livet ut.";
    public override string BrokerHost => "Vaktsystemets navn i nettet";
    public override string BrokerPort => "Porten for sentraler";
    public override string Network(int number) => $"Trådløst nett {number}";
    public override string NetworkPassword => "Passordet til nettet";
    public override string NetworkHint => "Kommer i filen og ingen andre steder. La det stå tomt for et nett uten passord.";
    public override string Points => "Følere (JSON)";
    public override string PointsHint => "Fra hjemmets plan, på de vanlige pinnene i hardware/wiring.md. Mål høyden på hver radar, og legg til model, uart, rx, tx og height.";
    public override string Enrol => "Meld inn og lag filene";
    public override string NotEnrolled => "Ikke meldt inn:";
    public override string EnrolmentRefused(EnrolmentRefusal refusal) => refusal switch
    {
        EnrolmentRefusal.NoSuchHome => "Det hjemmet finnes ikke.",
        EnrolmentRefusal.BadId => "Id-en kan ha a–z, 0–9 og bindestrek, og begynner med en bokstav eller et siffer.",
        EnrolmentRefusal.InAnotherHome => "En sentral med denne id-en står i et annet hjem. Gi denne en ny id.",
        _ => "Den er meldt inn fra før, kanskje av noen andre akkurat nå. Se på siden dens; ny hemmelighet lages der.",
    };

    public override string IdTooLong(int most) => $"Id-en kan ha høyst {most} tegn.";
    public override string NotAPort(int least, int most) => $"Porten er et tall fra {least} til {most}.";
    public override string Secret => "Hemmeligheten";
    public override string SecretOnce => "Vises her og aldri igjen. Lagre filene nå; når du går fra denne siden, er de borte.";
    public override string Files => "Filer til sentralen";
    public override string FilesHint => "Lagre dem i én mappe, og kjør der, med din egen serieport:";
    public override string AuthorityMissing(string issuer) => $"Den som har signert sertifikatet, står ikke i vaktsystemets egne filer ({issuer}). Skaff sertifikatet derfra, og lagre det som ca.pem.";
    public override string NoTls => "Dette vaktsystemet har ingen port åpen for sentraler (--mqtt-tls-port): ingen sentral når det ennå.";
    public override string GoOn => "Filene er på sentralen: gå videre";

    public override string Installation => "Oppsett";
    public override string InstallationLead => "Hver linje krysses av av seg selv når det er sett.";
    public override string InstallationDone => "Alt er sett. Sentralen er i drift.";
    public override string Steps(int done, int all) => $"{done} av {all} sett";
    public override string StepContact => "Vaktsystemet hører den";
    public override string StepContactHint => "Gult, langsomt: ikke noe nett. Gult, to korte: vaktsystemet svarer ikke. Grønt, kort: alt er bra.";
    public override string StepClock => "Klokka går riktig";
    public override string StepClockHint => "Kommer av seg selv fra nettet, innen et minutt.";
    public override string StepSensor(string point) => $"Hørt: {point}";
    public override string StepNoSensors => "Ingen føler er planlagt i dette hjemmet: si hvilke som finnes, på hjemmets side.";
    public override string StepIdentify => "Den har vist seg";
    public override string StepIdentifyHint => "Trykk «Vis deg»: lampe og summer på riktig sentral, i riktig hjem.";
    public override string StepTest => "Selvtesten finner ingenting galt";
    public override string StepTestHint => "Trykk «Selvtest»: lageret, og hver føler.";
    public override string StepCall => "Et rop om hjelp er kommet helt fram";
    public override string StepCallHint => "Avtal med den som har vakt, trykk på knappen på ordentlig, og la dem løse det som prøve. Sentralen har ingen prøvemodus for knappen: dette er en alarm som alle andre.";
    public override string StepDone => "sett";
    public override string StepOpen => "ikke ennå";

    private protected override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("nb-NO");
    private protected override string Hours => "t";
    private protected override string Days => "d";

    private string Seconds(TimeSpan moved) => moved.TotalSeconds.ToString("0.0", Culture);
}
