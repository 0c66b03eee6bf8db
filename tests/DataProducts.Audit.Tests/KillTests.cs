using System.Diagnostics;
using System.Globalization;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

/// <summary>Processes that append to one log and are killed.</summary>
public sealed class KillTests
{
    private const int Rounds = 12;

    [Fact]
    public async Task WritersKilledAtRandomMoments_LoseNothingThatWasAcknowledged()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        using var temp = new TempFolder();
        var acknowledged = new List<(int First, int Count, string Batch)>();
        for (var round = 0; round < Rounds; round++)
        {
            var writers = Enumerable.Range(0, 1 + (round % 2)).Select(n => Start(temp, $"{round}-{n}", random.Next())).ToArray();

            // However slow the machine is, each writer gets to write; every fourth round kills it as it starts.
            var begun = round % 4 == 3 ? [] : await Task.WhenAll(writers.Select(w => w.StandardOutput.ReadLineAsync()));
            var outputs = writers.Select(w => w.StandardOutput.ReadToEndAsync()).ToArray();
            await Task.Delay(random.Next(150));
            foreach (var writer in writers)
            {
                writer.Kill();
            }

            acknowledged.AddRange(begun.OfType<string>().Select(Parse));
            foreach (var (writer, output) in writers.Zip(outputs))
            {
                // The last line may have been cut off with its writer.
                acknowledged.AddRange((await output).Split('\n')[..^1].Select(Parse));
                var errors = await writer.StandardError.ReadToEndAsync();
                Assert.True(errors.Length == 0, $"seed {seed}: {errors}");
                writer.Dispose();
            }

            await CheckAsync(temp, acknowledged, seed);
        }

        Assert.True(acknowledged.Count >= Rounds, $"Only {acknowledged.Count} batches were acknowledged.");
    }

    private static async Task CheckAsync(TempFolder temp, List<(int First, int Count, string Batch)> acknowledged, int seed)
    {
        var signer = NoteSigner.LoadOrCreate(temp["key"], "test/crash");
        (await AuditLog.OpenAsync(temp["log"], signer)).Dispose();
        var verification = await AuditVerifier.VerifyAsync(temp["log"], signer.Verifier);
        Assert.True(verification.IsGood, $"seed {seed}: {verification.Problem}");
        var records = await TestLog.ReadAsync(temp["log"], signer.Verifier);
        foreach (var (first, count, batch) in acknowledged)
        {
            for (var n = 0; n < count; n++)
            {
                Assert.True(records[first + n] == $"{batch}/{n}", $"seed {seed}: record {first + n}");
            }
        }
    }

    private static Process Start(TempFolder temp, string name, int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "exec", Path.Combine(AppContext.BaseDirectory, "DataProducts.Audit.Writer.dll"), temp["log"], temp["key"], name,
            seed.ToString(CultureInfo.InvariantCulture),
        })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static (int First, int Count, string Batch) Parse(string line)
    {
        var parts = line.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
