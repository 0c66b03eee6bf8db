using System.Diagnostics;
using System.Globalization;
using DataProducts.Hydration;
using DataProducts.Hydration.Crash;
using DataProducts.TestKit;
using DataProducts.Tokens;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>
/// Hydrates very many rows of five jurisdictions with tokens, a fiftieth of them bad, then the same again; holds counts and sums, as DuckDB reads
/// them from the lake's files, to what the source is known to have, and says how much memory it took at most.
/// </summary>
internal static class SoakReport
{
    private const int MebiByte = 20;

    public static async Task RunAsync(int rows)
    {
        using var folder = new TempFolder();
        await using var platform = new LocalPlatform(folder.Path, TimeProvider.System, kernel: TokenKernel.Simd);
        var hydrator = new Hydrator<SoakOrder>(await platform.OpenAsync().ConfigureAwait(false));
        var source = CsvSource.Stream("orders.csv", _ => ValueTask.FromResult<Stream>(new OrderStream(rows)));
        var watch = Stopwatch.StartNew();
        var first = await hydrator.RunAsync(source, new Told(watch)).ConfigureAwait(false);
        var (took, peak) = (watch.Elapsed, PeakWorkingSet());
        var files = Footprint(folder.Path);
        var again = await hydrator.RunAsync(source).ConfigureAwait(false);

        var good = Enumerable.Range(0, rows).Where(row => !OrderStream.IsBad(row));
        var (count, sum) = (good.LongCount(), good.Sum(OrderStream.Cents));
        Expect("rows written", count, first.RowsWritten.Values.Sum());
        Expect("rows quarantined", rows - count, first.RowsQuarantined);
        Expect("jurisdictions", 5, first.RowsWritten.Values.Count(written => written > 0));
        Expect("the second run found the batch", 1, again.AlreadyHydrated ? 1 : 0);
        Expect("files changed by the second run", 0, files.Except(Footprint(folder.Path)).Count());
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        var lake = $"read_parquet('{folder["lake"].Replace("'", "''", StringComparison.Ordinal)}/**/*.parquet')";
        Expect("rows as DuckDB reads them", count, Number(duck, $"SELECT count(*) FROM {lake}"));
        Expect("keys", count, Number(duck, $"SELECT count(DISTINCT o_orderkey::BIGINT) FROM {lake}"));
        Expect("sum of prices", sum, Number(duck, $"SELECT (sum(o_totalprice) * 100)::BIGINT FROM {lake}"));
        Expect("clerks' tokens", 5 * 1_000, Number(duck, $"SELECT count(DISTINCT o_clerk) FROM {lake}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows in {took.TotalSeconds:0.0} s, highest working set {peak >> MebiByte} MB, counts and sums right, a second run changed nothing"));
    }

    private static void Expect(string what, long expected, long found)
    {
        if (expected != found)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: {found} instead of {expected}"));
        }
    }

    private static long Number(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static List<string> Footprint(string folder) =>
    [
        .. new DirectoryInfo(Path.Combine(folder, "lake")).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"),
    ];

    private static long PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private sealed class Told(Stopwatch watch) : IProgress<HydrationProgress>
    {
        private long _second;

        public void Report(HydrationProgress value)
        {
            var second = watch.ElapsedMilliseconds / 5_000;
            if (second > _second)
            {
                _second = second;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{watch.Elapsed:mm\\:ss} {value.Phase} {value.Rows:N0} rows, working set {Environment.WorkingSet >> MebiByte} MB"));
            }
        }
    }
}
