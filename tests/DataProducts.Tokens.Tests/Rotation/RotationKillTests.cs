using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests.Rotation;

public sealed class RotationKillTests
{
    private const int Values = 30_000;
    private const int Subjects = 6_000;

    // Killed again and again, at moments that output marks and at moments that nothing marks, and once left to end.
    [Fact]
    public async Task KilledAndResumed_EndsAsIfNeverKilled()
    {
        using var folder = new TempFolder();
        await TokeniseAsync(folder["a"]);
        Copy(folder["a"], folder["b"]);
        Assert.Equal("done", await RunAsync(folder["a"]));

        var kills = 0;
        foreach (var after in (int[])[0, 1, 3, 40, 120, 250, 2])
        {
            kills += await RunAsync(folder["b"], after) is null ? 1 : 0;
        }

        Assert.Equal("done", await RunAsync(folder["b"]));
        Assert.True(kills >= 3, $"{kills} kills found the job at work.");
        Assert.Equal(Pairs(folder["a"]), Pairs(folder["b"]));
        Assert.Equal(Values, Pairs(folder["b"]).Count);
        Assert.Equal(Keys(folder["a"]), Keys(folder["b"]));
        Assert.Equal(2 * Values, Keys(folder["b"]).Count);
        await using var tokens = Child.Open(folder["b"]);
        var space = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        foreach (var pair in Pairs(folder["b"]).Where((_, i) => i % 997 == 0).Select(line => line.Split(',')))
        {
            var opened = new OpenedCell[2];
            var subject = new SubjectRef(Convert.FromHexString(pair[2]));
            await space.DetokeniseAsync(PiiKind.PhoneNumber, new[] { new TokenCell(pair[0], subject), new TokenCell(pair[1], subject) }, opened);
            Assert.Equal(OpenedState.Open, opened[0].State);
            Assert.Equal(opened[0].Value, opened[1].Value);
        }
    }

    private static async Task TokeniseAsync(string folder)
    {
        await using var tokens = Child.Open(folder);
        var space = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        var subjects = Enumerable.Range(0, Values).Select(i => Child.Subject(space, i % Subjects)).ToArray();
        await Space.TokeniseAsync(space, PiiKind.PhoneNumber, Enumerable.Range(0, Values).Select(Child.Value).ToArray(), subjects, new string?[Values]);
        await new TokenRotation(space, _ => ValueTask.CompletedTask).RotateAsync(PiiKind.PhoneNumber, TokenMode.Deterministic, Guid.NewGuid());
    }

    /// <summary>Runs the job: to its end; or until a number of pages, 10 at most, or a number of milliseconds is over. Null if it was killed.</summary>
    private static async Task<string?> RunAsync(string folder, int? killAfter = null)
    {
        using var child = Child.Start([RotationChild.Command, folder]);
        if (killAfter > 10)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(killAfter.Value));
            child.Kill();
        }

        string? last = null;
        for (var pages = 0; await child.StandardOutput.ReadLineAsync() is { } line;)
        {
            last = line;
            pages += line == "page" ? 1 : 0;
            if (killAfter is <= 10 && pages >= killAfter)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.True(killAfter is not null || child.ExitCode == 0, await child.StandardError.ReadToEndAsync());
        return child.ExitCode == 0 ? last : null;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static List<string> Pairs(string folder) => [.. File.ReadLines(Path.Combine(folder, "job", "pairs.csv")).Skip(1).Order(StringComparer.Ordinal)];

    private static List<string> Keys(string folder)
    {
        using var vault = SqliteTokenVault.Open(Path.Combine(folder, "vaults"), Jurisdiction.EU);
        var keys = new List<string>();
        for (VaultCursor? at = default(VaultCursor); at is { } cursor;)
        {
            var page = vault.ScanAsync(cursor, 10_000).AsTask().Result;
            keys.AddRange(page.Items.Select(item => item.Key.TryGetToken(out var token) ? $"{token} {item.Key.Subject} {item.Batch} {item.KeyId}" : "?"));
            at = page.Next;
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
