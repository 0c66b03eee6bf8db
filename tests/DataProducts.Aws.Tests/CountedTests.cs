using DataProducts.Tokens;

namespace DataProducts.Aws.Tests;

/// <summary>No rate against a stand-in says anything of DynamoDB or KMS: calls are counted instead.</summary>
public sealed class CountedTests(Stands stands)
{
    private const int Values = 1000;

    [Theory]
    [InlineData(3, 80)]
    [InlineData(1, 95)]
    public async Task NewValues_TakeBatchesAlone(int valuesOfASubject, int most)
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Batches);
        var log = new CallLog();
        var vault = await stand.OpenAsync(log);
        log.Clear();

        await vault.EpochAsync();
        var keys = Enumerable.Range(0, (Values + valuesOfASubject - 1) / valuesOfASubject).Select(_ => Samples.Key(Samples.Subject())).ToArray();
        await vault.AddOrGetKeysAsync(keys, new SubjectEntry[keys.Length]);
        var items = Enumerable.Range(0, Values).Select(i => Samples.Item(keys[i / valuesOfASubject])).ToArray();
        Assert.Same(VaultWrite.All, await vault.PutIfAbsentAsync(items));
        TestContext.Current.TestOutputHelper!.WriteLine($"{valuesOfASubject} a subject: {log.Total} calls ({log})");
        Assert.InRange(log.Total, 1, most);
        Assert.Equal(log.Total, log["BatchExecuteStatement"] + log["BatchGetItem"]);

        // Offered again, as by a job that is run twice: everything stands, and nothing is asked for one by one.
        log.Clear();
        Assert.Equal(Values, (await vault.PutIfAbsentAsync(items)).Standing.Count);
        var findings = new VaultFinding[Values];
        await vault.GetAsync(items.Select(item => item.Key).ToArray(), findings);
        Assert.All(findings, finding => Assert.NotNull(finding.Item));
        TestContext.Current.TestOutputHelper!.WriteLine($"once more, and read: {log.Total} calls ({log})");
        Assert.Equal(log.Total, log["BatchExecuteStatement"] + log["BatchGetItem"]);
    }

    [Fact]
    public async Task TokenSpace_BringsThreeColumnsInAtMost80Calls_AndKmsIsAskedOnceAKey()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Batches);
        var log = new CallLog();
        var vault = await stand.OpenAsync(log);
        using var kms = Clients.To(await stands.MotoAsync()).Kms();
        var ring = await KmsKeyRing.OpenAsync(kms, await KmsKeyRingTests.KeysAsync(kms, "retail"));
        using var space = await TokenSpace.OpenAsync(vault, vault, ring, "retail", TimeProvider.System);
        await TokeniseAsync(space, 0, 1); // the keys of the three columns are loaded
        log.Clear();
        var before = ring.Calls;

        await TokeniseAsync(space, 1, 334);
        TestContext.Current.TestOutputHelper!.WriteLine($"1,002 values of 334 subjects: {log.Total} calls ({log}), {ring.Calls - before} of KMS");
        Assert.InRange(log.Total, 1, 80);
        Assert.Equal(log.Total, log["BatchExecuteStatement"] + log["BatchGetItem"]);
        Assert.Equal(before, ring.Calls);
    }

    [Fact]
    public async Task KmsIsAskedOnceAKey_HoweverManyValues()
    {
        using var folder = new TestKit.TempFolder();
        using var vault = SqliteTokenVault.Open(folder.Path, Jurisdiction.EU);
        var log = new CallLog();
        await using var proxy = await WireProxy.StartAsync(await stands.MotoAsync(), log);
        using var direct = Clients.To(await stands.MotoAsync()).Kms();
        using var kms = Clients.To(proxy.Address).Kms();
        var ring = await KmsKeyRing.OpenAsync(kms, await KmsKeyRingTests.KeysAsync(direct, "retail"));
        using var space = await TokenSpace.OpenAsync(vault, vault, ring, "retail", TimeProvider.System);

        const int Batch = 8_500;
        var calls = new List<int>();
        for (var from = 0; from < 34_000; from += Batch)
        {
            await TokeniseAsync(space, from, Batch);
            calls.Add(log.Total);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"102,000 values: {log.Total} calls ({log}), none after the first batch");
        Assert.InRange(log.Total, 1, 20);
        Assert.Single(calls.Distinct());
        Assert.Equal(ring.Calls, log.Total);
    }

    private static async Task TokeniseAsync(TokenSpace space, int from, int count)
    {
        var names = Enumerable.Range(from, count).Select(i => $"subject-{i}").ToArray();
        var subjects = new SubjectRef[count];
        await space.SubjectsAsync(names, subjects);
        foreach (var kind in new[] { PiiKind.EmailAddress, PiiKind.PhoneNumber, PiiKind.TaxId })
        {
            var values = names.Select(name => (string?)(kind == PiiKind.EmailAddress ? name + "@example.org" : "+49 30 " + name[8..].PadLeft(7, '0'))).ToArray();
            var tokens = new string?[count];
            var origin = new TokenOrigin($"b{from}", Enumerable.Range(0, count).Select(i => (long)i).ToArray());
            Assert.Empty(await space.TokeniseAsync(new PiiColumn("c", kind, TokenMode.Deterministic, false), origin, values, subjects, tokens));
            Assert.All(tokens, token => Assert.StartsWith("dp1_eu_", token, StringComparison.Ordinal));
        }
    }
}
