using System.Globalization;
using DataProducts.Lake;
using DataProducts.Lake.Parquet;
using DataProducts.Lake.Parquet.Format;
using DataProducts.TestKit;

namespace DataProducts.Benchmarks.Lake;

/// <summary>
/// Writes the same rows by turns with the lake's writer and its peers, by processor time. A machine that others use too changes its speed
/// while this runs: what counts is the middle of the rounds' ratios, not a figure of one column.
/// </summary>
internal static class WriteReport
{
    private const int OneGroup = 1 << 30;
    private const int DuckDbDefaultGroup = 122_880;

    public static async Task RunAsync(int rows, int rounds)
    {
        foreach (var tokens in (bool[])[false, true])
        {
            using var table = WriteTable.Orders(rows, tokens);
            using var duck = new DuckDbPeer(table);
            var net = new ParquetNetPeer(table);
            foreach (var codec in (PageCodec[])[PageCodec.Snappy, PageCodec.Zstd])
            {
                Console.WriteLine();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"### {rows:N0} rows of ten columns{(tokens ? ", two of them tokens" : "")}; {codec}; {rounds} rounds; DuckDB {duck.Version()}"));
                await MeasureAsync(table, duck, net, codec, rounds);
            }
        }
    }

    private static async Task MeasureAsync(WriteTable table, DuckDbPeer duck, ParquetNetPeer net, PageCodec codec, int rounds)
    {
        using var folder = new TempFolder();
        (string Name, Func<string, Task> Write)[] peers =
        [
            ("DuckDB COPY, one row group", path => Done(() => duck.Copy(path, codec, OneGroup))),
            ("DataProducts.Lake, one row group", path => Done(() => Own(table, path, codec, OneGroup))),
            ("DataProducts.Lake, row groups as small as DuckDB's own", path => Done(() => Own(table, path, codec, SmallGroupBytes(table, folder["1.parquet"])))),
            ("ParquetSharp", path => Done(() => ParquetSharpPeer.Write(table, path, codec))),
            ("DuckDB COPY, its own row groups", path => Done(() => duck.Copy(path, codec, DuckDbDefaultGroup))),
            ("Parquet.Net columns", path => net.WriteAsync(path, codec)),
        ];
        var seconds = peers.Select(_ => new double[rounds]).ToArray();
        for (var round = -2; round < rounds; round++)
        {
            for (var i = 0; i < peers.Length; i++)
            {
                GC.Collect();
                var start = Environment.CpuUsage.TotalTime;
                await peers[i].Write(folder[$"{i}.parquet"]);
                seconds[i][Math.Max(round, 0)] = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            }
        }

        if (!duck.Agrees(folder["1.parquet"]) || !duck.Agrees(folder["2.parquet"]))
        {
            throw new InvalidOperationException("DuckDB reads other rows than were written.");
        }

        Console.WriteLine("| writer | M rows/s a core, middle | best | times DuckDB | worst and best round | times ParquetSharp | MB | of DuckDB's |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var i = 0; i < peers.Length; i++)
        {
            Print(table.RowCount, peers[i].Name, seconds, i, new FileInfo(folder[$"{i}.parquet"]).Length, new FileInfo(folder["0.parquet"]).Length);
        }
    }

    private static void Print(int rows, string name, double[][] seconds, int peer, long bytes, long duckBytes)
    {
        var ofDuck = Ratios(seconds[0], seconds[peer]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {rows / Middle(seconds[peer]) / 1e6:0.00} | {rows / seconds[peer].Min() / 1e6:0.00} | {Middle(ofDuck):0.00} "
            + $"| {ofDuck.Min():0.00}-{ofDuck.Max():0.00} | {Middle(Ratios(seconds[3], seconds[peer])):0.00} | {bytes / 1e6:0.0} | {(double)bytes / duckBytes:0.00} |"));
    }

    private static double[] Ratios(double[] others, double[] own) => [.. others.Zip(own, (other, mine) => other / mine)];

    private static double Middle(double[] values) => values.Order().ElementAt(values.Length / 2);

    // Our row groups end by bytes, DuckDB's by rows.
    private static long SmallGroupBytes(WriteTable table, string path) =>
        (long)((double)new FileInfo(path).Length / table.RowCount * DuckDbDefaultGroup);

    private static void Own(WriteTable table, string path, PageCodec codec, long groupBytes)
    {
        var options = new ParquetOptions { Codec = codec, Limits = ParquetLimits.Default with { RowGroupBytes = groupBytes } };
        using var stream = File.Create(path);
        using var writer = new ParquetWriter(stream, [.. table.Columns.Select((column, i) => new TableColumn(i + 1, column))], options);
        foreach (var batch in table.Batches)
        {
            writer.Write(batch);
        }

        writer.Finish();
    }

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
