using Npgsql;

namespace DataProducts.Hydration.Tests;

/// <summary>Rows of a real server, through its own driver.</summary>
public sealed class PostgresTests(PostgresServer server)
{
    [Theory]
    [InlineData("true", LakeKind.Boolean, "true")]
    [InlineData("(-32768)::smallint", LakeKind.Int, "-32768")]
    [InlineData("9223372036854775807::bigint", LakeKind.Long, "9223372036854775807")]
    [InlineData("-79228162514264337593543950335::numeric", LakeKind.Decimal, "-79228162514264337593543950335")]
    [InlineData("1.50::numeric(9,2)", LakeKind.Decimal, "1.50")]
    [InlineData("0.1::double precision", LakeKind.Double, "0.1")]
    [InlineData("1.5::real", LakeKind.Float, "1.5")]
    [InlineData("'caf\u00e9 \U0001F600'::text", LakeKind.String, "caf\u00e9 \U0001F600")]
    [InlineData("'{\"a\": [1, null]}'::jsonb", LakeKind.String, "{\"a\": [1, null]}")]
    [InlineData("date '2024-02-29'", LakeKind.Date, "2024-02-29")]
    [InlineData("date '2024-02-29'", LakeKind.TimestampTz, "2024-02-29")]
    [InlineData("time '23:59:59.999999'", LakeKind.Time, "23:59:59.999999")]
    [InlineData("timestamp '2024-02-29 12:00:00.000001'", LakeKind.TimestampTz, "2024-02-29T12:00:00.000001")]
    [InlineData("timestamptz '2024-02-29 12:00:00.5+02'", LakeKind.TimestampTz, "2024-02-29T10:00:00.5")]
    [InlineData("'f79c3e09-677c-4bbd-a479-3f349cb785e7'::uuid", LakeKind.Uuid, "f79c3e09-677c-4bbd-a479-3f349cb785e7")]
    [InlineData("'\\x00ff'::bytea", LakeKind.Binary, "AP8=")]
    public async Task Value_IsReadExactly(string sql, LakeKind kind, string text)
    {
        await using var database = await server.DatabaseAsync();
        var rows = await ReadSource.RowsAsync(
            DbSource.Query("pg", database, $"select v from (values (1, {sql}), (2, null)) t(i, v) order by i"), ReadSource.Schema("v", kind));
        Assert.Equal([$"1: {text}", "2: "], rows);
    }

    [Fact]
    public async Task Array_IsAList()
    {
        await using var database = await server.DatabaseAsync();
        var schema = ReadSource.Schema(("v", LakeType.List(new LakeType(LakeKind.Long), true)));
        Assert.Equal(["1: [1,null,3]"], await ReadSource.RowsAsync(DbSource.Query("pg", database, "select array[1, null, 3] as v"), schema));
    }

    [Fact]
    public async Task ValueThatDotNetCannotHold_IsAFaultOfItsRow()
    {
        await using var database = await server.DatabaseAsync();
        var source = DbSource.Query("pg", database, "select v from (values (1, 1e30::numeric), (2, 7), (3, 'NaN')) t(i, v) order by i");
        Assert.Equal(["1: type v", "2: 7", "3: type v"], await ReadSource.RowsAsync(source, ReadSource.Schema("v", LakeKind.Decimal)));
    }

    [Fact]
    public async Task FailureOfTheServer_ShowsItsStateAndNothingOfItsMessage()
    {
        await using var database = await server.DatabaseAsync();
        var failure = await ReadSource.FailureAsync(
            DbSource.Query("pg", database, "select 'ada@example.org'::int as v"), ReadSource.Schema("v", LakeKind.Int));

        Assert.Equal("DP1124", failure.Id);
        Assert.Contains("22P02", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsNotThere_IsATypedError()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=2");
        Assert.Equal("DP1124", (await ReadSource.FailureAsync(DbSource.Query("pg", nowhere, "select 1 as v"), ReadSource.Schema("v", LakeKind.Int))).Id);
    }

    [Theory]
    [InlineData("timestamptz", null)]
    [InlineData("timestamptz", "number")]
    [InlineData("timestamp", "number")]
    [InlineData("date", "number")]
    [InlineData("numeric", null)]
    public async Task Cursor_OfEachType_TakesEveryRowOnce(string type, string? key)
    {
        await using var bank = new Bank();
        await using var database = await server.DatabaseAsync();
        await RunAsync(database, $"create table customers (number bigint, customer_id text, modified timestamptz, changed {type})");
        var number = 0;
        async Task InsertAsync(int step, int count)
        {
            for (var i = 0; i < count; i++)
            {
                number++;
                var value = type == "numeric" ? $"{step}.5" : $"timestamptz '2025-01-0{step} 00:00:00.000123'";
                await RunAsync(database, $"insert into customers values ({number}, 'c{number}', '2025-09-11 11:15:07Z', {value})");
            }
        }

        var source = DbSource.Query("pg", database, """
            select number, changed, customer_id, customer_id || '@mail.example' as email, '1 (11) 500 555-0118' as phone, 'x' as address_line,
                   55550000000000 + number as card_number, null::text as city, 'DE' as country_region, modified from customers -- all
            """).Cursor("changed", key).Ignore("number");
        var read = new List<long>();
        foreach (var (step, count) in new[] { (1, 3), (1, 2), (3, 2), (3, 0) })
        {
            await InsertAsync(step, count);
            var report = await bank.HydrateAsync(source);
            read.Add(report.AlreadyHydrated ? 0 : report.RowsRead);
        }

        Assert.Equal([3, 2, 2, 0], read);
        Assert.Equal(7, (await bank.PublishedRowsAsync()).Count);
        Assert.Empty(await bank.QuarantineAsync());
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
