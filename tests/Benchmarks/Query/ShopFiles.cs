using DataProducts.Query;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>Three tables of the shape of TPC-H's lineitem, orders and customer, each in a file of the EU and one of Switzerland.</summary>
internal sealed class ShopFiles
{
    /// <summary>The row filters of both jurisdictions, and when a line's tax is shown.</summary>
    public const string LineFilter = "(\"l_shipmode\" <> 'AIR')";
    public const string OrderFilter = "(\"o_orderpriority\" <> '5-LOW')";
    public const string CustomerFilter = "(\"c_nationkey\" < 20)";
    public const string TaxIsShown = "(\"l_linestatus\" = 'O')";

    private static readonly Jurisdiction[] Places = [Jurisdiction.EU, Jurisdiction.Parse("CH")];

    private readonly string _folder;

    public ShopFiles(DuckDBConnection duck, string folder, int lines)
    {
        _folder = folder;
        Write(duck, "lineitem", LineColumns, lines, """
            hash(i) % greatest(1, $n // 4) AS l_orderkey, (1 + hash(i + 1) % 50)::DECIMAL(12,2) AS l_quantity,
            ((90000 + hash(i + 2) % 10000000) / 100)::DECIMAL(12,2) AS l_extendedprice, ((hash(i + 3) % 11) / 100)::DECIMAL(12,2) AS l_discount,
            ((hash(i + 4) % 9) / 100)::DECIMAL(12,2) AS l_tax, ['A', 'N', 'R'][(1 + hash(i + 5) % 3)::BIGINT] AS l_returnflag,
            ['O', 'F'][(1 + hash(i + 6) % 2)::BIGINT] AS l_linestatus, DATE '1992-01-02' + (hash(i + 7) % 2526)::INTEGER AS l_shipdate,
            ['AIR', 'MAIL', 'RAIL', 'SHIP', 'TRUCK', 'FOB', 'REG AIR'][(1 + hash(i + 8) % 7)::BIGINT] AS l_shipmode
            """);
        Write(duck, "orders", OrderColumns, lines / 4, """
            i AS o_orderkey, hash(i + 9) % greatest(1, $n // 10) AS o_custkey, DATE '1992-01-01' + (hash(i + 10) % 2406)::INTEGER AS o_orderdate,
            ['1-URGENT', '2-HIGH', '3-MEDIUM', '4-NOT SPECIFIED', '5-LOW'][(1 + hash(i + 11) % 5)::BIGINT] AS o_orderpriority, 0 AS o_shippriority
            """);
        Write(duck, "customer", CustomerColumns, lines / 40, """
            i AS c_custkey, ['BUILDING', 'AUTOMOBILE', 'MACHINERY', 'HOUSEHOLD', 'FURNITURE'][(1 + hash(i + 12) % 5)::BIGINT] AS c_mktsegment,
            (hash(i + 13) % 25)::INTEGER AS c_nationkey
            """);
    }

    private static GovernedColumn[] LineColumns { get; } =
    [
        new("l_orderkey", new(LakeKind.Long)), new("l_quantity", new(LakeKind.Decimal, 12, 2)), new("l_extendedprice", new(LakeKind.Decimal, 12, 2)),
        new("l_discount", new(LakeKind.Decimal, 12, 2)), new("l_tax", new(LakeKind.Decimal, 12, 2)), new("l_returnflag", new(LakeKind.String)),
        new("l_linestatus", new(LakeKind.String)), new("l_shipdate", new(LakeKind.Date)), new("l_shipmode", new(LakeKind.String)),
    ];

    private static GovernedColumn[] OrderColumns { get; } =
    [
        new("o_orderkey", new(LakeKind.Long)), new("o_custkey", new(LakeKind.Long)), new("o_orderdate", new(LakeKind.Date)),
        new("o_orderpriority", new(LakeKind.String)), new("o_shippriority", new(LakeKind.Int)),
    ];

    private static GovernedColumn[] CustomerColumns { get; } =
        [new("c_custkey", new(LakeKind.Long)), new("c_mktsegment", new(LakeKind.String)), new("c_nationkey", new(LakeKind.Int))];

    /// <summary>Gets the tables as a viewer sees them.</summary>
    public GovernedTable[] Governed() =>
    [
        Table("lineitem", LineColumns, LineFilter, column => column == "l_tax" ? ColumnAction.ClearWhen(TaxIsShown) : ColumnAction.Clear),
        Table("orders", OrderColumns, OrderFilter, _ => ColumnAction.Clear), Table("customer", CustomerColumns, CustomerFilter, _ => ColumnAction.Clear),
    ];

    /// <summary>Writes the same filters and masks into a statement as a person would.</summary>
    public string ByHand(string sql) => sql
        .Replace("shop.lineitem", Select("lineitem", $"* REPLACE (CASE WHEN {TaxIsShown} THEN l_tax END AS l_tax)", LineFilter), StringComparison.Ordinal)
        .Replace("shop.orders", Select("orders", "*", OrderFilter), StringComparison.Ordinal)
        .Replace("shop.customer", Select("customer", "*", CustomerFilter), StringComparison.Ordinal);

    private static void Write(DuckDBConnection duck, string table, GovernedColumn[] columns, int rows, string values, string folder, int place)
    {
        var ids = string.Join(", ", columns.Select((column, i) => $"{column.Name}: {i + 1}"));
        var types = string.Join(", ", columns.Select(column => column.Type.Kind == LakeKind.Long ? $"{column.Name}::BIGINT AS {column.Name}" : column.Name));
        using var command = duck.CreateCommand();
        command.CommandText = $"COPY (SELECT {types} FROM (SELECT {values.Replace("$n", $"{rows}", StringComparison.Ordinal)} FROM range({place}, {rows}, 2) t(i))) "
            + $"TO '{FileOf(folder, table, place)}' (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {{{ids}}})";
        _ = command.ExecuteNonQuery();
    }

    private static string FileOf(string folder, string table, int place) => Path.Combine(folder, $"{table}-{Places[place].Code}.parquet");

    private void Write(DuckDBConnection duck, string table, GovernedColumn[] columns, int rows, string values)
    {
        for (var place = 0; place < Places.Length; place++)
        {
            Write(duck, table, columns, rows, values, _folder, place);
        }
    }

    private GovernedTable Table(string name, GovernedColumn[] columns, string filter, Func<string, ColumnAction> action)
    {
        var ids = columns.Index().ToDictionary(column => column.Item.Name, column => column.Index + 1);
        var actions = columns.ToDictionary(column => column.Name, column => action(column.Name));
        return new($"shop.{name}", columns, [.. Places.Select((place, i) => new GovernedBranch(place, [FileOf(_folder, name, i)], ids, filter, actions))]);
    }

    private string Select(string table, string columns, string filter) =>
        $"(SELECT {columns} FROM read_parquet([{string.Join(", ", Places.Select((_, i) => $"'{FileOf(_folder, table, i)}'"))}]) WHERE {filter})";
}
