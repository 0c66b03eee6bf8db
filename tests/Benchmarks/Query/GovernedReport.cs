using System.Diagnostics;
using System.Globalization;
using DataProducts.Query;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>
/// What governing a query costs: TPC-H's Q1, Q3 and Q6 over two jurisdictions with row filters and a mask, against the same SQL for DuckDB with
/// filters and mask written in by hand. By turns, one thread each, from the text to the last row.
/// </summary>
internal static class GovernedReport
{
    private const int WarmUps = 2;

    private static readonly (string Name, string Sql)[] Questions =
    [
        ("Q1", """
            SELECT l_returnflag, l_linestatus, sum(l_quantity) AS sum_qty, sum(l_extendedprice) AS sum_base,
                sum(l_extendedprice * (1 - l_discount)) AS sum_disc, sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge,
                avg(l_quantity) AS avg_qty, avg(l_extendedprice) AS avg_price, avg(l_discount) AS avg_disc, count(*) AS orders
            FROM shop.lineitem AS l WHERE l_shipdate <= DATE '1998-09-02'
            GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus
            """),
        ("Q3", """
            SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate, o_shippriority
            FROM shop.customer AS c JOIN shop.orders AS o ON c.c_custkey = o.o_custkey JOIN shop.lineitem AS l ON l.l_orderkey = o.o_orderkey
            WHERE c_mktsegment = 'BUILDING' AND o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
            GROUP BY l_orderkey, o_orderdate, o_shippriority ORDER BY revenue DESC, o_orderdate, l_orderkey LIMIT 10
            """),
        ("Q6", """
            SELECT sum(l_extendedprice * l_discount) AS revenue FROM shop.lineitem AS l
            WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01' AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < 24
            """),
        ("one row", "SELECT count(*) AS n FROM shop.customer AS c WHERE c_custkey = 17"),
    ];

    public static async Task RunAsync(int lines, int rounds)
    {
        using var folder = new TempFolder();
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"making {lines:N0} lines"));
        var shop = new ShopFiles(duck, folder.Path, lines);
        Execute(duck, "SET threads = 1");
        var engine = new GovernedDuckDb(new() { Threads = 1, MemoryMegabytes = 4096, TimeLimit = TimeSpan.FromMinutes(5) });
        var tables = shop.Governed();
        Console.WriteLine("| | by hand, ms | governed, ms | ratio |\n| --- | ---: | ---: | ---: |");
        foreach (var (name, sql) in Questions)
        {
            var byHand = shop.ByHand(sql);
            var (hand, own, ratios) = (new double[rounds], new double[rounds], new double[rounds]);
            for (var round = -WarmUps; round < rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                var expected = Execute(duck, byHand);
                var first = watch.Elapsed.TotalMilliseconds;
                watch.Restart();
                var answer = await engine.ExecuteAsync(SqlGate.Parse(sql), tables).ConfigureAwait(false);
                var at = Math.Max(round, 0);
                (hand[at], own[at]) = (first, watch.Elapsed.TotalMilliseconds);
                ratios[at] = own[at] / hand[at];
                if (answer.Rows.Count != expected)
                {
                    throw new InvalidOperationException($"{name}: {answer.Rows.Count} rows instead of {expected}");
                }
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {Middle(hand):0.0} | {Middle(own):0.0} | {Middle(ratios):0.00} |"));
        }
    }

    private static double Middle(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static int Execute(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var (rows, cells) = (0, new object[reader.FieldCount]);
        for (; reader.Read(); rows++)
        {
            _ = reader.GetValues(cells);
        }

        return rows;
    }
}
