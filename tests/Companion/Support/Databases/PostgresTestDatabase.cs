using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage.PostgreSql;
using Hjemvakt.Companion.Tests.Support.Postgres;
using Npgsql;

namespace Hjemvakt.Companion.Tests.Support.Databases;

/// <summary>A database of its own on the one server that this run of the tests has.</summary>
internal sealed class PostgresTestDatabase : TestDatabase
{
    private static readonly Lazy<PostgresServer> Server = new(() =>
    {
        var server = PostgresServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    // With its schema, made once; others are copies of it.
    private static readonly Lazy<string> Template = new(() =>
    {
        var name = Server.Value.Create();
        var database = new PostgreSqlDatabase(Server.Value.ConnectionString(name), TestCompanion.Never);
        database.Migrate();
        database.Release();
        return name;
    });

    private readonly string name;

    public PostgresTestDatabase(bool empty) => name = Server.Value.Create(empty ? null : Template.Value);

    public override (string Name, string Value)[] ForProcess => [("Companion__Postgres", ConnectionString)];

    public override string Unprotect => "DROP TRIGGER audit_no_update ON audit; DROP TRIGGER audit_no_delete ON audit; DROP TRIGGER audit_heads_no_update ON audit_heads; DROP TRIGGER audit_heads_no_delete ON audit_heads;";

    public override string Antidote => "DROP TRIGGER poison ON records; DROP FUNCTION poison";

    private string ConnectionString => Server.Value.ConnectionString(name);

    public override string Poison(string gateway) => $"""
        CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON records FOR EACH ROW WHEN (NEW.gateway_id = '{gateway}') EXECUTE FUNCTION poison()
        """;

    public override CompanionSettings Use(CompanionSettings settings) => settings with { Postgres = new SecretText(ConnectionString) };

    public override async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<string> EverythingAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT schema_to_xml('public', true, false, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = await OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE gateways, records, alerts, audit, writer IN SHARE ROW EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        Server.Value.Drop(name);
        return ValueTask.CompletedTask;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
