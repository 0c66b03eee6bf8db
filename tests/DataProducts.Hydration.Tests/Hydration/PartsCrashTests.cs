using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DataProducts.Hydration.Crash;

namespace DataProducts.Hydration.Tests;

/// <summary>A hydration by many processes, of which some are killed (SIGKILL), makes what a single run makes.</summary>
public sealed class PartsCrashTests
{
    private const int Workers = 8;

    private static readonly byte[] Content = Encoding.UTF8.GetBytes(Customers.Header + Customers.Rows(4_000));

    // A process takes a second to start on a small machine, so only a few are killed unless DP_PARTS_ROUNDS asks for more.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("DP_PARTS_ROUNDS"), out var rounds) ? rounds : 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EightWorkersKilledAndRepeated_AndACommitKilledAtEachPhase_AreASingleRun()
    {
        await using var bank = new Bank();
        Directory.CreateDirectory(bank.Folder);
        File.WriteAllBytes(Input(bank), Content);
        var plan = JsonDocument.Parse(await RunAsync(bank, "plan", "--rows", "500", "--json")).RootElement;
        var name = plan.GetProperty("name").GetString()!;
        Assert.Equal(Workers, plan.GetProperty("parts").GetArrayLength());

        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = Start(bank, "work", name, $"{random.Next(Workers)}");
            await Task.Delay(random.Next(200, 900), Ct);
            await KillAsync(worker);
        }

        foreach (var (phase, part) in ((string, int)[])[("Writing:2", 0), ("Committing:1", 1), ("Done:1", 2)])
        {
            using var worker = Start(bank, $"stop={phase}", "work", name, $"{part}");
            _ = await worker.StandardOutput.ReadLineAsync(Ct); // killed where it stops, or done before
            await KillAsync(worker);
        }

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(part => RunAsync(bank, "work", name, $"{part}")));
        foreach (var phase in (string[])["Checking:2", "Committing:1", "Committing:3", "Quarantine:1", "Publishing:1"])
        {
            using var committer = Start(bank, $"stop={phase}", "commit", name);
            Assert.StartsWith(StopAt.Reached, await committer.StandardOutput.ReadLineAsync(Ct) ?? "", StringComparison.Ordinal);
            await KillAsync(committer);
            if (phase == "Committing:3")
            {
                break; // what is committed by then is not committed again, so later phases are reached only in the runs below
            }
        }

        foreach (var phase in (string[])["Quarantine:1", "Publishing:1", "Done:1"])
        {
            using var committer = Start(bank, $"stop={phase}", "commit", name);
            Assert.Equal(StopAt.Reached, await committer.StandardOutput.ReadLineAsync(Ct));
            await KillAsync(committer);
            if (phase == "Publishing:1")
            {
                Assert.Empty(await bank.PublishedRowsAsync());
            }
        }

        Assert.Contains("\"alreadyHydrated\":true", await RunAsync(bank, "commit", name, "--json"), StringComparison.Ordinal);
        var (rows, quarantine) = await Same.UndisturbedAsync(Customers.OfBytes(Content));
        var (ownRows, ownQuarantine) = await Same.ContentAsync(bank);
        Assert.Equal(rows, ownRows);
        Assert.Equal(quarantine, ownQuarantine);
        Assert.True((await bank.HydrateAsync(Customers.OfBytes(Content))).AlreadyHydrated);
    }

    [Fact]
    public async Task TwoCommitsAtOnce_DoNoHarm()
    {
        await using var bank = new Bank();
        Directory.CreateDirectory(bank.Folder);
        File.WriteAllBytes(Input(bank), Content);
        var name = JsonDocument.Parse(await RunAsync(bank, "plan", "--rows", "2000", "--json")).RootElement.GetProperty("name").GetString()!;
        await Task.WhenAll(RunAsync(bank, "work", name, "0"), RunAsync(bank, "work", name, "0"), RunAsync(bank, "work", name, "1"));

        var answers = await Task.WhenAll(TryAsync(bank, "commit", name), TryAsync(bank, "commit", name));

        // They take the staging branch from each other, so that both may be refused; then committing again completes the batch.
        Assert.All(answers, answer => Assert.True(answer.Code is 0 or 1, answer.Text));
        await RunAsync(bank, "commit", name);
        var (rows, quarantine) = await Same.UndisturbedAsync(Customers.OfBytes(Content));
        var (ownRows, ownQuarantine) = await Same.ContentAsync(bank);
        Assert.Equal(rows, ownRows);
        Assert.Equal(quarantine, ownQuarantine);
    }

    private static string Input(Bank bank) => Path.Combine(bank.Folder, "customers.csv");

    private static async Task<string> RunAsync(Bank bank, params string[] step)
    {
        var (code, text) = await TryAsync(bank, step);
        Assert.True(code == 0, text);
        return text;
    }

    private static async Task<(int Code, string Text)> TryAsync(Bank bank, params string[] step)
    {
        using var child = Start(bank, step);
        var text = await child.StandardOutput.ReadToEndAsync(Ct);
        await child.WaitForExitAsync(Ct);
        return (child.ExitCode, text);
    }

    private static Process Start(Bank bank, params string[] step)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", typeof(StopAt).Assembly.Location, bank.Folder, Input(bank), "parts", .. step])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task KillAsync(Process child)
    {
        child.Kill();
        await child.WaitForExitAsync(Ct);
    }
}
