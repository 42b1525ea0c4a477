using Hjemvakt.Companion.Storage.PostgreSql;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>Routine records by the month in which they came: made ahead, taken away when empty, and never a reason to refuse a record.</summary>
public sealed class LargeHistoryTests(PostgresOfThisRun shared) : IClassFixture<PostgresOfThisRun>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);

    [Fact]
    public void A_record_lies_in_its_month_and_one_of_no_month_is_taken_all_the_same()
    {
        var (database, name) = Migrated();
        database.MakeMonths(Now, longest: 3653);
        database.MakeMonths(Now, longest: 3653);

        Store(database, RecordStream.Routine, Now, Now.AddMinutes(2), Now.AddYears(3), Now.AddYears(-40));
        Store(database, RecordStream.Alarm, Now);

        PartitionsOf(name).ShouldBe(["records_alarm", "records_routine_2026_11", "records_routine_2026_12", "records_routine_other", "records_routine_other"]);
        database.Release();
    }

    [Fact]
    public void A_month_that_nobody_made_in_time_is_left_as_it_is_and_the_next_ones_are_made()
    {
        var (database, name) = Migrated();
        Store(database, RecordStream.Routine, Now);

        database.MakeMonths(Now, longest: 3653);
        Store(database, RecordStream.Routine, Now.AddSeconds(1), Now.AddMinutes(2));

        Months(name).ShouldBe(["records_routine_2026_12", "records_routine_2027_01"]);
        PartitionsOf(name).ShouldBe(["records_routine_2026_12", "records_routine_other", "records_routine_other"]);
        database.Release();
    }

    [Fact]
    public void Old_months_are_taken_away_when_they_are_empty_and_not_before()
    {
        var (database, name) = Migrated();
        database.MakeMonths(Now.AddYears(-2), longest: 3653);
        Store(database, RecordStream.Routine, Now.AddYears(-2));

        database.MakeMonths(Now, longest: 365);

        Months(name).ShouldBe(["records_routine_2024_11", "records_routine_2026_11", "records_routine_2026_12", "records_routine_2027_01"]);
        PartitionsOf(name).ShouldBe(["records_routine_2024_11"]);
        database.Release();
    }

    private (PostgreSqlDatabase Database, string Name) Migrated()
    {
        var name = shared.Server.Create();
        var database = new PostgreSqlDatabase(shared.Server.ConnectionString(name), TimeSpan.FromSeconds(20));
        database.Migrate();
        return (database, name);
    }

    private static void Store(PostgreSqlDatabase database, RecordStream stream, params DateTimeOffset[] received)
    {
        using var db = database.Context();
        foreach (var at in received)
        {
            db.Records.Add(new RecordRow
            {
                GatewayId = "gw-berit", HomeId = "berit", Stream = stream, Sequence = at.ToUnixTimeMilliseconds(), ReceivedAt = at, OccurredAt = at,
                Kind = "door", Point = "front-door", Body = "{}",
            });
        }

        db.SaveChanges();
    }

    private List<string> PartitionsOf(string name) => Ask(name, "SELECT tableoid::regclass::text FROM records ORDER BY 1");

    private List<string> Months(string name) => Ask(name, @"SELECT relname::text FROM pg_class WHERE relname ~ '^records_routine_\d{4}_\d{2}$' ORDER BY 1");

    private List<string> Ask(string name, string sql)
    {
        using var connection = new Npgsql.NpgsqlConnection(shared.Server.ConnectionString(name) + ";Pooling=false");
        connection.Open();
        using var command = new Npgsql.NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var answer = new List<string>();
        while (reader.Read())
        {
            answer.Add(reader.GetString(0));
        }

        return answer;
    }
}
