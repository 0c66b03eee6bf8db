using System.Diagnostics;
using System.Globalization;
using DataProducts.TestKit;
using DataProducts.Tokens;

namespace DataProducts.Benchmarks;

/// <summary>How many values a second a SQLite vault of two million takes and finds again, the whole way: normalise, HMAC, key, seal, write,
/// flush. A program and not a micro-benchmark, since the disk is what is measured.</summary>
internal static class VaultBenchmarks
{
    private const int Batch = 65_536;
    private const int Measured = 4;

    /// <summary>Fills a vault, then measures its last batches as new ones, then the same ones from disk and from memory.</summary>
    /// <param name="tokens">How many tokens the vault holds when it is measured.</param>
    /// <param name="perSubject">How many values each subject has.</param>
    public static async Task RunAsync(int tokens, int perSubject)
    {
        using var folder = new TempFolder();
        var batches = tokens / Batch;
        var (rates, disk) = (new List<Rate>(), new List<Rate>());
        await using (var store = Open(folder))
        {
            var space = await store.OpenAsync(Jurisdiction.EU, "retail").ConfigureAwait(false);
            for (var batch = 0; batch < batches; batch++)
            {
                rates.Add(await TokeniseAsync(space, batch, perSubject).ConfigureAwait(false));
            }
        }

        await using (var store = Open(folder))
        {
            // None of these is in memory: the process is another one to the vault, and the batches lie all over it.
            var space = await store.OpenAsync(Jurisdiction.EU, "retail").ConfigureAwait(false);
            for (var i = 0; i < Measured; i++)
            {
                disk.Add(await TokeniseAsync(space, i * (batches - 1) / (Measured - 1), perSubject).ConfigureAwait(false));
            }

            var memory = await TokeniseAsync(space, batches - 1, perSubject).ConfigureAwait(false);
            var size = new FileInfo(Path.Combine(folder["vaults"], "EU", "vault.db")).Length / tokens;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{tokens:N0} tokens, {perSubject} a subject: new {Mean(rates.TakeLast(Measured))} (an empty vault {rates[0]}), "
                + $"known from disk {Mean(disk)}, known to the process {memory}, {size} bytes a token"));
        }
    }

    private static JurisdictionVaults Open(TempFolder folder) =>
        new(new LocalVaultSource(folder["vaults"], folder["keys"], folder["erasures"], TimeProvider.System), TimeProvider.System);

    private static async Task<Rate> TokeniseAsync(TokenSpace space, int batch, int perSubject)
    {
        var values = new string?[Batch];
        var subjects = new string[Batch];
        for (var i = 0; i < Batch; i++)
        {
            var number = ((long)batch * Batch) + i;
            values[i] = string.Create(CultureInfo.InvariantCulture, $"person{number}@example.org");
            subjects[i] = string.Create(CultureInfo.InvariantCulture, $"c{number / perSubject}");
        }

        var (refs, tokens) = (new SubjectRef[Batch], new string?[Batch]);
        var column = new PiiColumn("email", PiiKind.EmailAddress, TokenMode.Deterministic, Nullable: true);
        var origin = new TokenOrigin($"batch-{batch}", Enumerable.Range(1, Batch).Select(row => (long)row).ToArray());
        var (watch, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await space.SubjectsAsync(subjects, refs).ConfigureAwait(false);
        await space.TokeniseAsync(column, origin, values, refs, tokens).ConfigureAwait(false);
        var processor = Environment.CpuUsage.TotalTime - busy;
        return new Rate(Batch / watch.Elapsed.TotalSeconds, Batch / processor.TotalSeconds);
    }

    // Of rates over equal amounts: the harmonic one.
    private static Rate Mean(IEnumerable<Rate> rates) => new(
        rates.Count() / rates.Sum(rate => 1 / rate.Second), rates.Count() / rates.Sum(rate => 1 / rate.Processor));

    /// <summary>Values a second of the clock, and of the processor: other users of the machine change the second little.</summary>
    private readonly record struct Rate(double Second, double Processor)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Second:N0}/s ({Processor:N0} a processor second)");
    }
}
