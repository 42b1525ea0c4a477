namespace Hjemvakt.Companion.Cli;

/// <summary>What can be asked of the program.</summary>
internal static class Usage
{
    public const string Text = """
        Usage: companion [COMMAND] [SETTING…]

        run                              Starts the companion. The default.
        home add ID --name NAME --resident NAME --address ADDRESS [--time-zone ZONE] [--room POINT=ROOM …]
                                         Adds a home, or brings its card up to date. POINT is a sensor's id.
        home plan HOME [FILE]            Sets a home's plan from a JSON file, or prints the one there is.
        home pause HOME --until "YYYY-MM-DD HH:MM" [--from …] [--reason hospital|holiday|technician|other] [--critical-too yes]
                                         Pauses a home's rules, in the home's local time. The pause ends by itself.
        gateway enrol HOME GATEWAY [--files FOLDER --broker-host NAME [--broker-port PORT] [--wifi SSID …]]
                                         Enrols a gateway, or gives it a new secret. Prints the secret, once. With --files it writes what goes onto the
                                         device: gateway.json with the home's planned sensors, ca.pem and nanoff's files.json. The password of each
                                         --wifi is read from standard input, a line each.
        gateway certificate GATEWAY SHA256
                                         Binds a client certificate to a gateway, by its SHA-256 thumbprint.
        gateway command GATEWAY identify|selftest|config|reboot|update|clock [--body JSON|-]
                                         Asks something of a gateway; sent when it is connected. '-' reads the JSON from standard input.
        gateway commands GATEWAY         Shows the latest commands to a gateway and its replies.
        user add NAME --role OnCall|Technician [--role …] [--display-name NAME]
                                         Adds a member of staff. The password is read from standard input.
        user password NAME               Gives somebody a new password, read from standard input, and opens a lock after wrong ones.
        user roles NAME --role OnCall|Technician|none [--role …]
                                         Sets what somebody may do from now on. 'none' for whoever no longer works here.
        oncall import FILE|-             Puts a plan (people, teams, rotas, policies; JSON) in the place of the one there is.
        oncall export                    Prints the plan in force.
        migrate                          Brings the database up to date without starting.
        backup FILE                      Copies an SQLite database beside a running companion. PostgreSQL: use pg_dump.
        audit verify                     Checks that no line of the history has been changed or taken out.
        audit show CHAIN                 Shows the latest lines of a home's history, of /administration (staff, homes) or of /on-call (plans, tests).

        Settings (also in appsettings.json under "Companion", or as environment variables such as Companion__DataFolder):
        --data-folder DIR                Where the database lies. Default: data
        --postgres-file FILE             File with the connection string of a PostgreSQL database to use instead of SQLite.
                                         The string itself may be in the environment as Companion__Postgres
        --http-address ADDRESS           Address of the web pages. Default: 127.0.0.1
        --http-port PORT                 Port of the web pages; 0 picks a free one. Default: 5080
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
}
