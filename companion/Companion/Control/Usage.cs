using System.CommandLine;
using System.Text;

namespace Hjemvakt.Companion.Control;

/// <summary>What can be asked of the program: the commands as the <see cref="CommandTree"/> has them, and the settings.</summary>
internal static class Usage
{
    private const int Column = 33, Width = 150;

    private const string Settings = """
        Settings (also in appsettings.json under "Companion", or as environment variables such as Companion__DataFolder):
        --data-folder DIR                Where the database lies. Default: data
        --postgres-file FILE             File with the connection string of a PostgreSQL database to use instead of SQLite.
                                         The string itself may be in the environment as Companion__Postgres
        --http-address ADDRESS           Address of the web pages. Default: 127.0.0.1
        --http-port PORT                 Port of the web pages; 0 picks a free one. Default: 5080
        --public-address URL             Where people reach the pages, with the path before them if there is one: every link leads there.
                                         Default: where the companion listens
        --trusted-proxies LIST|off       Addresses and networks of reverse proxies whose X-Forwarded headers are believed, with commas between
                                         them; 'loopback' is this machine. Default: loopback (docs/reverse-proxy.md)
        --mqtt-port PORT|off             Port of MQTT without TLS, on 127.0.0.1 only. Default: 1883
        --mqtt-tls-address ADDRESS       Address of MQTT over TLS. Default: 0.0.0.0
        --mqtt-tls-port PORT|off         Port of MQTT over TLS, usually 8883. Default: off
        --mqtt-tls-certificate FILE      Certificate chain of MQTT over TLS, PEM
        --mqtt-tls-key FILE              Its private key, PEM
        --escalate-after TIME            How long an alert waits for an answer before it presses again. Default: 00:01:00
        --reopen-after TIME              How long after an answer a new alarm presses again. Default: 00:10:00
        --storage-patience TIME          How long a write waits for another one. Default: 00:00:05
        --keep KIND=DAYS,…               How long records of a kind are kept, where it differs from the default: motion, presence, door 90 days,
                                         env, power, sensor 365, alarms and vitals ten years. Alerts and the history stay
        --otlp-endpoint URL              Where metrics are sent by OTLP. Default: nowhere
        --metrics-token-file FILE        File with the token that opens /metrics (Authorization: Bearer …), or Companion__MetricsToken
                                         in the environment. Default: none, and /metrics answers this machine alone
        """;

    /// <summary>The help for one command, for those of one kind, or for all.</summary>
    public static string Of(Command asked)
    {
        var commands = asked is CompanionCommand one ? [one] : asked.Subcommands.SelectMany(Leaves).ToList();
        var text = new StringBuilder("Usage: companion [COMMAND] [SETTING…]\n\n");
        foreach (var command in commands)
        {
            Write(text, command);
        }

        return asked is RootCommand ? $"{text}\n{Settings}" : $"{text}\nThe settings are in 'help'.";
    }

    private static IEnumerable<CompanionCommand> Leaves(Command command) => command is CompanionCommand leaf ? [leaf] : command.Subcommands.SelectMany(Leaves);

    private static void Write(StringBuilder text, CompanionCommand command)
    {
        var syntax = string.Join(' ', [command.Path, .. command.Arguments.Select(Shown), .. command.Options.Select(Shown)]);
        text.Append(syntax.Length < Column ? syntax.PadRight(Column) : $"{syntax}\n{new string(' ', Column)}");
        var at = Column;
        foreach (var word in (command.Description ?? "").Split(' '))
        {
            if (at > Column && at + word.Length > Width)
            {
                text.Append('\n').Append(' ', Column);
                at = Column;
            }

            text.Append(at > Column ? " " : "").Append(word);
            at += word.Length + 1;
        }

        text.Append('\n');
    }

    private static string Shown(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name;

    private static string Shown(Option option) => option is not ValueOption value ? $"[{option.Name}]"
        : value.IsNeeded ? $"{value.Name} {value.HelpName}{(value.IsRepeated ? " …" : "")}"
        : $"[{value.Name} {value.HelpName}{(value.IsRepeated ? " …" : "")}]";
}
