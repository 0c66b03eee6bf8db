using System.Globalization;
using DataProducts.Hydration;
using DataProducts.Hydration.Crash;
using DataProducts.TestKit;
using DataProducts.Tokens;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>
/// What it costs to bring a CSV file into the lake: from the first byte, through validation, to a snapshot that a reader sees, without
/// personal data (R2) and with two columns of it (R3), against DuckDB's COPY of the same file to one Parquet file. By turns and by processor
/// time, since the machine is shared. Two rounds warm up: the compiler goes on for as long.
/// </summary>
internal static class HydrateReport
{
    private const string Columns =
        "{'o_orderkey': 'VARCHAR', 'o_custkey': 'BIGINT', 'o_orderstatus': 'VARCHAR', 'o_totalprice': 'DECIMAL(12,2)', 'o_orderdate': 'DATE', "
        + "'o_orderpriority': 'VARCHAR', 'o_clerk': 'VARCHAR', 'o_shippriority': 'INTEGER', 'o_comment': 'VARCHAR'}";

    private const int WarmUps = 2;

    private static readonly string[] Names =
    [
        "DuckDB COPY (FROM read_csv)", "DuckDB, two columns by a C# HMAC-SHA-256 function", "hydration", "hydration, SIMD", "two columns of tokens", "two columns of tokens, SIMD",
        "two columns of tokens, originals in the vault, SIMD",
    ];

    public static async Task RunAsync(int rows, int rounds)
    {
        using var folder = new TempFolder();
        var (csv, parquet, tokens) = (folder["orders.csv"], folder["duck.parquet"], folder["tokens.parquet"]);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        DuckTokens.Register(duck);
        Run(duck, $"SET threads = 1; COPY ({Rows(rows)}) TO '{csv}' (FORMAT csv, HEADER)");
        Func<string, Task>[] kinds =
        [
            _ =>
            {
                Run(duck, $"COPY (FROM read_csv('{csv}', header = true, columns = {Columns})) TO '{parquet}' (FORMAT parquet, COMPRESSION zstd)");
                return Task.CompletedTask;
            },
            _ =>
            {
                Run(duck, $"COPY (SELECT * REPLACE (token(o_clerk) AS o_clerk, token(o_comment) AS o_comment) FROM read_csv('{csv}', header = true, columns = {Columns})) TO '{tokens}' (FORMAT parquet, COMPRESSION zstd)");
                return Task.CompletedTask;
            },
            target => HydrateAsync<Order>(target, csv, rows, TokenKernel.Platform),
            target => HydrateAsync<Order>(target, csv, rows, TokenKernel.Simd),
            target => HydrateAsync<PersonalOrder<OneWay>>(target, csv, rows, TokenKernel.Platform),
            target => HydrateAsync<PersonalOrder<OneWay>>(target, csv, rows, TokenKernel.Simd),
            target => HydrateAsync<PersonalOrder<Vaulted>>(target, csv, rows, TokenKernel.Simd),
        ];
        var (seconds, bytes) = (kinds.Select(_ => new double[rounds]).ToArray(), new long[kinds.Length]);
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                GC.Collect();
                var target = Directory.CreateDirectory(folder["run"]).FullName;
                seconds[kind][Math.Max(round, 0)] = await SecondsAsync(() => kinds[kind](target)).ConfigureAwait(false);
                bytes[kind] = new DirectoryInfo(target).EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(file => file.Length);
                Directory.Delete(target, recursive: true);
            }
        }

        (bytes[0], bytes[1]) = (new FileInfo(parquet).Length, new FileInfo(tokens).Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {rows:N0} orders, {new FileInfo(csv).Length / 1e6:0} MB of CSV, ZSTD, {rounds} rounds, processor time; {TokenKernels.Describe(TokenKernel.Simd)}
            | | s, middle | M rows/s | of DuckDB | MB written |
            | --- | ---: | ---: | ---: | ---: |
            """));
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var ratio = seconds[kind].Zip(seconds[0], (own, peer) => peer / own).Order().ElementAt(rounds / 2);
            var middle = seconds[kind].Order().ElementAt(rounds / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {Names[kind]} | {middle:0.00} | {rows / middle / 1e6:0.00} | {ratio:0.00} | {bytes[kind] / 1e6:0.0} |"));
        }

        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"highest working set {process.PeakWorkingSet64 >> 20} MB, DuckDB's included"));
    }

    private static async Task HydrateAsync<TRow>(string folder, string csv, int rows, TokenKernel kernel)
        where TRow : class, IDataProductRow<TRow>
    {
        await using var platform = new LocalPlatform(folder, TimeProvider.System, kernel: kernel);
        var hydrator = new Hydrator<TRow>(await platform.OpenAsync().ConfigureAwait(false));
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

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
