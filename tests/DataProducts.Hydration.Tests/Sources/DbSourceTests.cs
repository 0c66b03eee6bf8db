using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DataProducts.Hydration.Tests;

public sealed class DbSourceTests : IDisposable
{
    private static readonly PortSchema Things = ReadSource.Schema(
        ("id", new(LakeKind.Int)), ("name", new(LakeKind.String)), ("note?", new(LakeKind.String)));

    private readonly ShopDatabase _shop = new(
        "create table things (id integer primary key, name text, note text)",
        "insert into things values (1, 'x', 'n'), (2, 'caf\u00e9', null), (3, '', '\U0001F600')");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Rows_GoByNameInAnyOrder() => Assert.Equal(
        ["1: 1|x|n", "2: 2|caf\u00e9|", "3: 3||\U0001F600"],
        await ReadSource.RowsAsync(_shop.Query("select note, name, id from things order by id"), Things));

    [Fact]
    public async Task Parameters_ReachTheQuery() => Assert.Equal(
        ["1: 2|caf\u00e9|"],
        await ReadSource.RowsAsync(_shop.Query("select id, name from things where id = @id", ("@id", 2)), Things));

    [Fact]
    public async Task DataSourceOfAFactory_IsAsked()
    {
        await using var database = SqliteFactory.Instance.CreateDataSource($"Data Source={_shop.Path};Pooling=false");
        Assert.Equal(["1: 3||"], await ReadSource.RowsAsync(DbSource.Query("shop", database, "select id, name from things where id = 3"), Things));
    }

    [Fact]
    public async Task Columns_AreComparedBeforeTheFirstRow()
    {
        Assert.Equal("DP1101", (await ReadSource.FailureAsync(_shop.Query("select id from things"), Things)).Id);
        Assert.Equal("DP1102", (await ReadSource.FailureAsync(_shop.Query("select *, 1 as colour from things"), Things)).Id);
        Assert.Equal("DP1103", (await ReadSource.FailureAsync(_shop.Query("select *, name from things"), Things)).Id);
        Assert.Equal(3, (await ReadSource.RowsAsync(_shop.Query("select *, 1 as colour from things order by id").Ignore("colour"), Things)).Count);
        Assert.Equal("DP1115", (await ReadSource.FailureAsync(_shop.Query("select 1.5 as id, name from things"), Things)).Id);
    }

    [Fact]
    public async Task FailureOfTheDatabase_ShowsNothingOfItsMessage()
    {
        var failure = await ReadSource.FailureAsync(_shop.Query("select secret_name from things where name = 'ada@example.org'"), Things);

        Assert.Equal("DP1124", failure.Id);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ada", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsThatChangeBetweenTheTwoReadings_AreAnError()
    {
        var opened = 0;
        var source = DbSource.Query(
            "shop",
            _ =>
            {
                if (opened++ == 1)
                {
                    _shop.Run("update things set note = 'other' where id = 2");
                }

                return ValueTask.FromResult<DbConnection>(_shop.Connect());
            },
            "select * from things order by id");
        Assert.Equal("DP1107", (await ReadSource.FailureAsync(source, Things)).Id);
    }

    [Fact]
    public async Task Reader_IsReadWithEveryTypeExactly()
    {
        var table = new DataTable();
        foreach (var (name, type, _) in Types)
        {
            table.Columns.Add(name, type);
        }

        table.Rows.Add(
            79228162514264337593543950335m, new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc).AddTicks(5),
            new DateTime(2024, 2, 29, 1, 2, 3), new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-5)),
            Guid.Parse("f79c3e09-677c-4bbd-a479-3f349cb785e7"), new byte[] { 0, 255 }, true, new DateOnly(1, 1, 1), new TimeOnly(23, 59, 59).Add(TimeSpan.FromTicks(1)),
            ulong.MaxValue, 0.1, 'x', new TimeSpan(0, 7, 8, 9), new long[] { 1, 2 });
        table.Rows.Add([.. Enumerable.Repeat<object>(DBNull.Value, Types.Length)]);
        var schema = ReadSource.Schema([.. Types.Select(column => (column.Item1, column.Item3))]);

        var rows = await ReadSource.RowsAsync(DbSource.Rows("t", _ => ValueTask.FromResult<DbDataReader>(table.CreateDataReader())), schema);

        Assert.Equal(
            [
                "1: 79228162514264337593543950335|2024-02-29T01:02:03.0040005|2024-02-29T01:02:03|2024-02-29T06:02:03Z|"
                + "f79c3e09-677c-4bbd-a479-3f349cb785e7|AP8=|true|0001-01-01|23:59:59.0000001|18446744073709551615|0.1|x|07:08:09|[1,2]",
                "2: |||||||||||||",
            ],
            rows);
    }

    [Fact]
    public async Task TimeSpanBeyondADay_IsAFaultOfItsRow()
    {
        var table = new DataTable();
        table.Columns.Add("v", typeof(TimeSpan));
        table.Rows.Add(TimeSpan.FromHours(25));
        table.Rows.Add(TimeSpan.FromHours(23));
        Assert.Equal(["1: type v", "2: 23:00:00"], await ReadSource.RowsAsync(
            DbSource.Rows("t", _ => ValueTask.FromResult<DbDataReader>(table.CreateDataReader())), ReadSource.Schema("v", LakeKind.Time)));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("id; drop table things")]
    [InlineData("1d")]
    public void CursorThatIsNoPlainName_IsRefused(string column) =>
        Assert.Throws<ArgumentException>(() => _shop.Query("select * from things").Cursor(column));

    [Fact]
    public void CursorOfAReader_IsRefused() => Assert.Throws<InvalidOperationException>(
        () => DbSource.Rows("t", _ => throw new InvalidOperationException()).Cursor("id"));

    private static readonly (string, Type, LakeType)[] Types =
    [
        ("d", typeof(decimal), new(LakeKind.Decimal, 38, 0)), ("u", typeof(DateTime), new(LakeKind.TimestampTz)),
        ("l", typeof(DateTime), new(LakeKind.TimestampTz)), ("o", typeof(DateTimeOffset), new(LakeKind.TimestampTz)),
        ("g", typeof(Guid), new(LakeKind.Uuid)), ("b", typeof(byte[]), new(LakeKind.Binary)), ("t", typeof(bool), new(LakeKind.Boolean)),
        ("day", typeof(DateOnly), new(LakeKind.Date)), ("time", typeof(TimeOnly), new(LakeKind.Time)), ("big", typeof(ulong), new(LakeKind.Decimal, 20, 0)),
        ("f", typeof(double), new(LakeKind.Double)), ("c", typeof(char), new(LakeKind.String)), ("span", typeof(TimeSpan), new(LakeKind.Time)),
        ("list", typeof(long[]), LakeType.List(new LakeType(LakeKind.Long))),
    ];
}
