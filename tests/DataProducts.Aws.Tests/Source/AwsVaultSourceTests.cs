using DataProducts.Tokens;

namespace DataProducts.Aws.Tests;

/// <summary>Vaults of AWS behind the same checks as local ones: root, ledger, replay.</summary>
public sealed class AwsVaultSourceTests(Stands stands)
{
    private const string Shared = "shared@example.com";

    private static readonly PiiColumn Email = new("email", PiiKind.EmailAddress, TokenMode.Deterministic, true);

    [Fact]
    public async Task WhatOneProcessTokenised_AnotherOpens_AndNoValueLeavesIt()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        var (tokens, subjects) = await MakeAsync(stand.Configure(), "1", "2");
        var (again, _) = await MakeAsync(stand.Configure(), "1", "2");

        Assert.Equal(tokens, again);
        Assert.Equal([(OpenedState.Open, Shared), (OpenedState.Open, Shared)], await ReadAsync(stand.Configure(), tokens, subjects));
        Assert.True(stand.Wire.Count > 100);
        Assert.False(stand.Wire.Contains("shared@"));
    }

    [Fact]
    public async Task PurposesOfWrappedKeys_AreThoseThatTerraformsKeyPolicyAllows()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        await MakeAsync(stand.Configure(), "1");

        var policy = File.ReadAllText(Path.Combine(TestKit.RepositoryRoot.Path, "terraform", "modules", "kms", "policies.tf"));
        var list = policy.Split("\"kms:EncryptionContext:purpose\" = [")[1].Split(']')[0];
        var allowed = list.Split(',').Select(static one => one.Trim().Trim('"').TrimEnd('*')).ToArray();
        Assert.Equal(["tok/", "dek", "root"], allowed);
        Assert.Equal(["dek", "root", "tok/"], stand.Purposes.Seen.Select(static one => one.StartsWith("tok/", StringComparison.Ordinal) ? "tok/" : one).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TableOfAnotherJurisdiction_IsRefused_AndATableWithoutAMarkThatHoldsAnythingToo()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        var other = stand.VaultTable + "-ch";
        await DynamoDbTables.CreateVaultAsync(stand.Dynamo, stand.VaultOptions with { Table = other, Jurisdiction = Jurisdiction.CH }, "alias/dp-test");
        await AssertRefusedAsync("DP2113", stand.Configure(vaultTable: other), "it belongs to CH, and EU");

        await MakeAsync(stand.Configure(), "1");
        await stand.Dynamo.DeleteItemAsync(stand.VaultTable, Marker.Key.Attributes());
        await AssertRefusedAsync("DP2113", stand.Configure(), "no marker");
    }

    [Fact]
    public async Task RestoredTable_IsBroughtUpToDate_BeforeAnythingOpens()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        var (tokens, subjects) = await MakeAsync(stand.Configure(), "gone", "stays");
        var copy = stand.VaultTable + "-restored";
        await stand.RestoreAsync(stand.VaultTable, copy);
        await using (var vaults = Open(stand.Configure()))
        {
            Assert.Equal(1, (await vaults.EraseAsync(Jurisdiction.EU, "gone", Guid.NewGuid())).Items);
        }

        Assert.Equal([(OpenedState.Erased, null), (OpenedState.Open, Shared)], await ReadAsync(stand.Configure(vaultTable: copy), tokens, subjects));
    }

    [Fact]
    public async Task LedgerThatWasLost_KeepsTheVaultClosed()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        await MakeAsync(stand.Configure(), "1");
        await using (var vaults = Open(stand.Configure()))
        {
            await vaults.EraseAsync(Jurisdiction.EU, "1", Guid.NewGuid());
        }

        var (bare, marked) = (stand.LedgerTable + "-bare", stand.LedgerTable + "-marked");
        await stand.CreateAsync(bare, isLedger: true);
        await DynamoDbTables.CreateLedgerAsync(stand.Dynamo, stand.VaultOptions with { Table = marked }, "alias/dp-test");
        await AssertRefusedAsync("DP2113", stand.Configure(ledgerTable: bare), "no marker");
        await AssertRefusedAsync("DP2123", stand.Configure(ledgerTable: marked), "is empty");

        // A restored vault forgot how far it had followed, and still knows that it did.
        await DynamoDbTables.PrepareRestoredAsync(stand.Dynamo, stand.VaultOptions);
        await AssertRefusedAsync("DP2123", stand.Configure(ledgerTable: marked), "is empty");

        // Another ledger that is long enough is not this vault's.
        await using (var other = await AwsStand.StartAsync(stands))
        {
            await MakeAsync(stand.Configure(), "2");
            await MakeAsync(other.Configure(), "1");
            await using var vaults = Open(other.Configure());
            await vaults.EraseAsync(Jurisdiction.EU, "1", Guid.NewGuid());
            await AssertRefusedAsync("DP1434", stand.Configure(ledgerTable: other.LedgerTable), "shortened, or is another one");
        }
    }

    [Fact]
    public async Task AnotherRoot_IsRefused_ForEveryUse()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        await MakeAsync(stand.Configure(), "1");
        var another = (await KmsKeyRingTests.KeysAsync(stand.Kms)).Root;

        await using var vaults = Open(stand.Configure(root: another));
        foreach (var use in new Func<Task>[]
        {
            async () => await vaults.CheckAsync(Jurisdiction.EU),
            async () => await vaults.OpenAsync(Jurisdiction.EU, "retail"),
            async () => await vaults.EraseAsync(Jurisdiction.EU, "1", Guid.NewGuid()),
        })
        {
            Assert.Equal("DP1452", (await Assert.ThrowsAsync<DataProductException>(use)).Id);
        }
    }

    [Fact]
    public async Task TableOrKeyOfAnotherRegion_IsRefused()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        var elsewhere = new Dictionary<Jurisdiction, IReadOnlySet<string>> { [Jurisdiction.EU] = new HashSet<string> { "eu-west-1" } };
        var path = stand.Configure(region: "eu-west-1");
        await using var source = new AwsVaultSource(AwsVaultConfiguration.Read(path, elsewhere)) { Retry = Clients.Retry };

        // moto keeps keys and tables by the Region of the signature: there is nothing of that name in the other one.
        Assert.Equal("DP2101", (await Assert.ThrowsAsync<DataProductException>(async () => await source.OpenKeysAsync(Jurisdiction.EU))).Id);

        // A server that answers for every Region is told by the ARN.
        var options = stand.VaultOptions with { Region = "eu-west-1" };
        Assert.Equal("DP2122", (await Assert.ThrowsAsync<DataProductException>(async () => await DynamoDbVault.OpenAsync(stand.Dynamo, options))).Id);
        var keys = stand.Keys with { Region = "eu-west-1" };
        Assert.Equal("DP2122", (await Assert.ThrowsAsync<DataProductException>(async () => await KmsKeyRing.OpenAsync(stand.Kms, keys))).Id);
    }

    [Fact]
    public async Task QuarantinesDigest_HasARootOfItsOwn()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        byte[] row = [1, 2, 3];
        await using var one = Open(stand.Configure());
        await using var two = Open(stand.Configure());
        var digest = (await one.DigestAsync(Jurisdiction.Unknown)).Compute(row);

        Assert.Equal(digest, (await two.DigestAsync(Jurisdiction.Unknown)).Compute(row));
        Assert.NotEqual(digest, (await two.DigestAsync(Jurisdiction.EU)).Compute(row));
        await AssertRefusedAsync(one, Jurisdiction.CH, "DP2121", "CH");
    }

    [Fact]
    public async Task Outage_IsToldToAllWhoWait_AtOnce_AndIsOverWhenItIs()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        await using var vaults = Open(stand.Configure());
        stand.KmsFaults.Down = true;
        var waiting = Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<DataProductException>(async () => await vaults.CheckAsync(Jurisdiction.EU)));

        Assert.All(await Task.WhenAll(waiting), failure => Assert.Equal("DP2100", failure.Id));
        Assert.InRange(stand.Calls["DescribeKey"], Clients.Retry.Attempts, 3 * Clients.Retry.Attempts);
        stand.KmsFaults.Down = false;
        await vaults.CheckAsync(Jurisdiction.EU);
    }

    [Fact]
    public async Task CheckOfAnOpenVault_IsThreeCalls()
    {
        await using var stand = await AwsStand.StartAsync(stands);
        await using var vaults = Open(stand.Configure());
        await vaults.CheckAsync(Jurisdiction.EU);
        stand.Calls.Clear();

        await vaults.CheckAsync(Jurisdiction.EU);

        Assert.Equal("1 BatchGetItem, 1 GenerateMac, 1 Query", stand.Calls.ToString());
    }

    private static JurisdictionVaults Open(string configuration) => new(AwsStand.Open(configuration), TimeProvider.System);

    private static async Task<(string?[] Tokens, SubjectRef[] Subjects)> MakeAsync(string configuration, params string[] people)
    {
        await using var vaults = Open(configuration);
        var space = await vaults.OpenAsync(Jurisdiction.EU, "retail");
        var (tokens, subjects) = (new string?[people.Length], new SubjectRef[people.Length]);
        await space.SubjectsAsync(people, subjects);
        var values = Enumerable.Repeat<string?>(Shared, people.Length).ToArray();
        Assert.Empty(await space.TokeniseAsync(Email, new TokenOrigin("b", new long[people.Length]), values, subjects, tokens));
        return (tokens, subjects);
    }

    private static async Task<(OpenedState State, string? Value)[]> ReadAsync(string configuration, string?[] tokens, SubjectRef[] subjects)
    {
        await using var vaults = Open(configuration);
        var opened = new OpenedCell[tokens.Length];
        var space = await vaults.OpenAsync(Jurisdiction.EU, "retail");
        await space.DetokeniseAsync(Email.Kind, tokens.Zip(subjects, (token, subject) => new TokenCell(token!, subject)).ToArray(), opened);
        return [.. opened.Select(cell => (cell.State, cell.Value))];
    }

    private static async Task AssertRefusedAsync(string id, string configuration, string why)
    {
        await using var vaults = Open(configuration);
        await AssertRefusedAsync(vaults, Jurisdiction.EU, id, why);
    }

    private static async Task AssertRefusedAsync(JurisdictionVaults vaults, Jurisdiction jurisdiction, string id, string why)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await vaults.CheckAsync(jurisdiction));
        Assert.Equal(id, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Shared, failure.ToString(), StringComparison.Ordinal);
    }
}
