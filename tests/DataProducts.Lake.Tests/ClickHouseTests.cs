using System.Globalization;
using System.Text.Json;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Tests.Support;
using DataProducts.TestKit;

namespace DataProducts.Lake.Tests;

/// <summary>ClickHouse finds the table by its folder, and leaves out files by the manifests' bounds.</summary>
public sealed class ClickHouseTests
{
    [Fact]
    public async Task Table_IsReadAndPrunedAsWeWroteIt()
    {
        using var lake = new TestLake();
        _ = await lake.AppendSampleAsync();
        using var swapped = new TestLake();
        _ = await swapped.AppendSampleAsync();
        await SwapBoundsAsync(swapped);
        // ClickHouse orders UUIDs by their second half first, so only equality has one meaning.
        var predicates = Predicate.All().Where(predicate => predicate.Column.Type.Kind switch
        {
            LakeKind.Uuid => predicate.Operator == "=",
            LakeKind.Time => false,
            _ => true,
        }).ToList();
        var queries = predicates.Select(predicate => Count(lake, $"{predicate.Column.Name} {predicate.Operator} {predicate.ClickHouseLiteral()}")).ToList();
        queries.Add(Count(swapped, "id = 5"));
        queries.Add($"SELECT {string.Join(", ", Sample.Columns.Select(Rendered))} FROM icebergLocal('{lake.TableFolder}') ORDER BY id");

        var results = await RunAsync(queries);

        for (var i = 0; i < predicates.Count; i++)
        {
            Assert.True(results[i] == $"{predicates[i].Expected(nanIsGreatest: false)}", $"{queries[i]}: {results[i]}");
        }

        Assert.Equal("0", results[^2]); // swapped bounds lose rows: the bounds are used, so the counts above prove them right
        Assert.Equal(string.Join('\n', Sample.Rows().Select(row => string.Join('|', row.Select((value, i) => Text(value, Sample.Columns[i]))))), results[^1]);
    }

    private static string Count(TestLake lake, string condition) =>
        $"SELECT count() FROM icebergLocal('{lake.TableFolder}') WHERE {condition} SETTINGS use_iceberg_partition_pruning = 1";

    private static string Rendered(LakeColumn column) => column.Type.Kind switch
    {
        LakeKind.Fixed or LakeKind.Binary or LakeKind.String => $"hex({column.Name})",
        LakeKind.Date => $"toInt32({column.Name})",
        LakeKind.TimestampTz => $"toUnixTimestamp64Micro({column.Name})",
        LakeKind.Float => $"reinterpretAsInt32({column.Name})",
        LakeKind.Double => $"reinterpretAsInt64({column.Name})",
        LakeKind.Decimal => $"toDecimalString({column.Name}, {column.Type.Scale})",
        _ => column.Name,
    };

    private static string Text(object? value, LakeColumn column) => value switch
    {
        null => "ᴺᵁᴸᴸ",
        bool flag => flag ? "true" : "false",
        string text => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text)),
        byte[] bytes => Convert.ToHexString(bytes),
        float number => BitConverter.SingleToInt32Bits(number).ToString(CultureInfo.InvariantCulture),
        double number => BitConverter.DoubleToInt64Bits(number).ToString(CultureInfo.InvariantCulture),
        Int128 unscaled => Predicate.Decimal(unscaled, column.Type.Scale),
        long micros when column.Type.Kind == LakeKind.Time => $"{micros / 1_000_000}", // it gives whole seconds of a time
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> queries)
    {
        var output = await NodeOracle.RunAsync("chdb", "query.cjs", [], JsonSerializer.Serialize(queries), Path.GetTempPath());
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(result => result.TryGetProperty("rows", out var rows)
            ? string.Join('\n', rows.EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(cell => cell.GetString()))))
            : result.GetProperty("error").GetString()!)];
    }

    private static async Task SwapBoundsAsync(TestLake lake)
    {
        var store = TestStore.Of(lake);
        var state = await store.LoadAsync(TestContext.Current.CancellationToken);
        var snapshot = state.Metadata.Current!;
        var manifests = new List<ManifestFile>();
        foreach (var manifest in await store.ManifestsAsync(state, snapshot, TestContext.Current.CancellationToken))
        {
            var read = await store.ManifestAsync(state, manifest, TestContext.Current.CancellationToken);
            foreach (var file in read.Entries.Select(entry => entry.File))
            {
                var (lower, upper) = (file.Metrics.LowerBounds.ToList(), file.Metrics.UpperBounds.ToList());
                lower.ForEach(bound => file.Metrics.UpperBounds[bound.Key] = bound.Value);
                upper.ForEach(bound => file.Metrics.LowerBounds[bound.Key] = bound.Value);
            }

            var bytes = ManifestWriter.Write(read.Head, read.Entries);
            await File.WriteAllBytesAsync(manifest.Path, bytes, TestContext.Current.CancellationToken);
            manifests.Add(manifest with { Length = bytes.Length });
        }

        var list = ManifestListWriter.Write(snapshot.Id, snapshot.ParentId, snapshot.SequenceNumber, manifests);
        await File.WriteAllBytesAsync(snapshot.ManifestList, list, TestContext.Current.CancellationToken);
    }
}
