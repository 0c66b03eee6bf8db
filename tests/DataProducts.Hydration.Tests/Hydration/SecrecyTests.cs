using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Sylvan.Data.Csv;

namespace DataProducts.Hydration.Tests;

/// <summary>Clear values are in the vaults, sealed, and nowhere else.</summary>
public sealed class SecrecyTests : IAsyncDisposable
{
    private readonly Bank _bank = new();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task NoOriginal_IsInAnyByteThatWasWritten()
    {
        var heard = new StringBuilder();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PortMeters.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => heard.Append(activity.OperationName).AppendJoin('|', activity.TagObjects),
        };
        ActivitySource.AddActivityListener(listener);
        var rows = AdventureWorksRows();
        var report = await _bank.HydrateAsync(AdventureWorksTests.Source(), new Listener(heard));
        heard.Append(report);

        var files = Directory.EnumerateFiles(_bank.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        files.Add(Encoding.UTF8.GetBytes(heard.ToString()));
        Assert.True(files.Count > 10);
        var originals = Originals(rows);
        Assert.Equal(500 + 200, originals.Count);
        foreach (var original in originals)
        {
            Assert.DoesNotContain(files, file => Contains(file, original));
        }
    }

    [Fact]
    public async Task QuarantinedRows_NeverReachAVault()
    {
        await _bank.HydrateAsync(Customers.Of(Customers.Row(1, "AU") + Customers.Row(2, email: "no-address") + "c3,too,few\n"));

        Assert.False(Directory.Exists(Path.Combine(_bank.Folder, "vaults")), "A vault was opened for rows that were all kept out.");
    }

    private static List<string[]> AdventureWorksRows()
    {
        var file = File.OpenRead(TestKit.Conformance.Find("data/adventure-works/customers.csv.gz"));
        using var csv = CsvDataReader.Create(new StreamReader(new GZipStream(file, CompressionMode.Decompress)));
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. new[] { 2, 3, 4, 11, 9 }.Select(csv.GetString)]);
        }

        return rows;
    }

    // E-mail, phone, address and card number of rows spread over the file: 500 values of rows that were written, 200 of rows kept out.
    private static HashSet<string> Originals(List<string[]> rows)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Take(found, rows.Where(row => row[4] is "DE" or "FR" or "US"), 500);
        Take(found, rows.Where(row => row[4] is not ("DE" or "FR" or "US") && row.All(value => value.Length > 0)), 700);
        return found;
    }

    private static void Take(HashSet<string> found, IEnumerable<string[]> rows, int upTo)
    {
        var place = 0;
        foreach (var row in rows)
        {
            if (place++ % 17 == 0)
            {
                foreach (var value in row[..4])
                {
                    if (found.Count < upTo && value.Length >= 8)
                    {
                        found.Add(value);
                    }
                }
            }
        }
    }

    private static bool Contains(byte[] file, string value) =>
        file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) >= 0 || file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(value)) >= 0;

    private sealed class Listener(StringBuilder heard) : IProgress<HydrationProgress>
    {
        public void Report(HydrationProgress value) => heard.Append(value);
    }
}
