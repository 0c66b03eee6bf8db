using System.Globalization;
using DataProducts.Hydration;
using DataProducts.Hydration.Crash;
using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>
/// What it costs to bring a CSV file into the lake (R2): from the first byte, through validation, to a snapshot that a reader sees, against
/// DuckDB's COPY of the same file to one Parquet file. By turns and by processor time, since the machine is shared.
/// </summary>
internal static class HydrateReport
{
    private const string Columns =
        "{'o_orderkey': 'VARCHAR', 'o_custkey': 'BIGINT', 'o_orderstatus': 'VARCHAR', 'o_totalprice': 'DECIMAL(12,2)', 'o_orderdate': 'DATE', "
        + "'o_orderpriority': 'VARCHAR', 'o_clerk': 'VARCHAR', 'o_shippriority': 'INTEGER', 'o_comment': 'VARCHAR'}";

    public static async Task RunAsync(int rows, int rounds)
    {
        using var folder = new TempFolder();
        var (csv, parquet) = (folder["orders.csv"], folder["duck.parquet"]);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        Run(duck, $"SET threads = 1; COPY ({Rows(rows)}) TO '{csv}' (FORMAT csv, HEADER)");
        var (own, peer) = (new double[rounds], new double[rounds]);
        var bytes = 0L;
        for (var round = -1; round < rounds; round++)
        {
            GC.Collect();
            peer[Math.Max(round, 0)] = await SecondsAsync(() =>
            {
                Run(duck, $"COPY (FROM read_csv('{csv}', header = true, columns = {Columns})) TO '{parquet}' (FORMAT parquet, COMPRESSION zstd)");
                return Task.CompletedTask;
            }).ConfigureAwait(false);
            GC.Collect();
            var target = folder[string.Create(CultureInfo.InvariantCulture, $"run{round + 1}")];
            own[Math.Max(round, 0)] = await SecondsAsync(() => HydrateAsync(target, csv, rows)).ConfigureAwait(false);
            bytes = new DirectoryInfo(target).EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(file => file.Length);
            Directory.Delete(target, recursive: true);
        }

        var ratio = own.Zip(peer, (mine, other) => other / mine).Order().ElementAt(rounds / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {rows:N0} orders, {new FileInfo(csv).Length / 1e6:0} MB of CSV, ZSTD, {rounds} rounds, processor time
            | | s, middle | M rows/s | MB written |
            | --- | ---: | ---: | ---: |
            | DuckDB COPY (FROM read_csv) | {Middle(peer):0.00} | {rows / Middle(peer) / 1e6:0.00} | {new FileInfo(parquet).Length / 1e6:0.0} |
            | hydration | {Middle(own):0.00} | {rows / Middle(own) / 1e6:0.00} | {bytes / 1e6:0.0} |
            R2 = {ratio:0.00}; highest working set {Environment.WorkingSet >> 20} MB now
            """));
    }

    private static async Task HydrateAsync(string folder, string csv, int rows)
    {
        await using var platform = new LocalPlatform(folder, TimeProvider.System);
        var hydrator = new Hydrator<Order>(await platform.OpenAsync().ConfigureAwait(false));
        var report = await hydrator.RunAsync(CsvSource.File(csv)).ConfigureAwait(false);
        if (report.RowsWritten.Values.Sum() != rows)
        {
            throw new InvalidOperationException($"{report.RowsQuarantined} rows were not taken.");
        }
    }

    private static string Rows(int rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT (i * 4)::VARCHAR AS o_orderkey, (hash(i) % 150000)::BIGINT AS o_custkey, ['O', 'F', 'P'][(1 + hash(i + 1) % 3)::BIGINT] AS o_orderstatus,
            ((hash(i + 2) % 50000000) / 100)::DECIMAL(12,2) AS o_totalprice, DATE '1992-01-01' + (hash(i + 3) % 2400)::INTEGER AS o_orderdate,
            ['1-URGENT', '2-HIGH', '3-MEDIUM', '4-NOT SPECIFIED', '5-LOW'][(1 + hash(i + 4) % 5)::BIGINT] AS o_orderpriority,
            'Clerk#' || lpad((hash(i + 5) % 1000)::VARCHAR, 9, '0') AS o_clerk, 0 AS o_shippriority,
            'carefully final deposits ' || hash(i + 6) || ' sleep furiously' AS o_comment
        FROM range({rows}) t(i)
        """);

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Environment.CpuUsage.TotalTime;
        await work().ConfigureAwait(false);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double Middle(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
