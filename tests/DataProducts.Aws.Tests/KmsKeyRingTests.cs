using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace DataProducts.Aws.Tests;

/// <summary>The key ring against moto's KMS.</summary>
public sealed class KmsKeyRingTests(Stands stands)
{
    private static readonly KeyName Seed = new("retail", "tok/1", 1);

    [Fact]
    public async Task Mac_IsTheOneThatKmsVerifies()
    {
        using var kms = Clients.To(await stands.MotoAsync()).Kms();
        var options = await KeysAsync(kms);
        var ring = await KmsKeyRing.OpenAsync(kms, options);

        var label = "dp/tok/1 EU retail"u8.ToArray();
        var mac = await ring.MacAsync(label);

        Assert.Equal(32, mac.Length);
        Assert.Equal(mac, await ring.MacAsync(label));
        Assert.NotEqual(mac, await ring.MacAsync("another"u8.ToArray()));
        var verified = await kms.VerifyMacAsync(new VerifyMacRequest
        {
            KeyId = options.Root,
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
            Message = new MemoryStream(label),
            Mac = new MemoryStream(mac),
        });
        Assert.True(verified.MacValid);
    }

    [Fact]
    public async Task WrappedKey_OpensUnderItsNameAlone()
    {
        using var kms = Clients.To(await stands.MotoAsync()).Kms();
        var options = await KeysAsync(kms);
        var ring = await KmsKeyRing.OpenAsync(kms, options);
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = await ring.WrapAsync(Seed, key);

        Assert.Equal(key, await ring.UnwrapAsync(Seed, wrapped));
        Assert.True(wrapped.AsSpan().IndexOf(key) < 0);
        var india = await KmsKeyRing.OpenAsync(kms, options with { Jurisdiction = Jurisdiction.IN });
        foreach (var name in new[] { Seed with { Domain = "loans" }, Seed with { Purpose = "dek" }, Seed with { Version = 2 } })
        {
            await AssertRefusedAsync("DP1413", async () => await ring.UnwrapAsync(name, wrapped));
        }

        await AssertRefusedAsync("DP1413", async () => await india.UnwrapAsync(Seed, wrapped));
        wrapped[^1] ^= 1;
        await AssertRefusedAsync("DP1413", async () => await ring.UnwrapAsync(Seed, wrapped));
        await AssertRefusedAsync("DP1413", async () => await ring.UnwrapAsync(Seed, Array.Empty<byte>()));
        await AssertRefusedAsync("DP1413", async () => await ring.UnwrapAsync(Seed, new byte[7000]));
    }

    [Fact]
    public async Task DomainWithoutAKey_IsRefused_AndBorrowsNone()
    {
        using var kms = Clients.To(await stands.MotoAsync()).Kms();
        var ring = await KmsKeyRing.OpenAsync(kms, await KeysAsync(kms));
        var failure = await AssertRefusedAsync("DP2102", async () => await ring.WrapAsync(Seed with { Domain = "cards" }, new byte[32]));
        Assert.Contains("'cards'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnfitKeys_AreRefusedAtTheStart()
    {
        using var kms = Clients.To(await stands.MotoAsync()).Kms();
        var options = await KeysAsync(kms);
        await RefusedAsync(options with { Root = options.Domains["retail"] }, "HMAC_256");
        await RefusedAsync(options with { Domains = new Dictionary<string, string> { ["retail"] = options.Root } }, "SYMMETRIC_DEFAULT");
        var shared = new Dictionary<string, string> { ["loans"] = options.Domains["retail"], ["retail"] = options.Domains["retail"] };
        await RefusedAsync(options with { Domains = shared }, "'loans' and 'retail'");
        var multi = (await kms.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await RefusedAsync(options with { Domains = new Dictionary<string, string> { ["retail"] = multi } }, "multi-Region");
        await kms.DisableKeyAsync(options.Root);
        await RefusedAsync(options, "not enabled");
        await AssertRefusedAsync("DP2101", async () => await KmsKeyRing.OpenAsync(kms, options with { Root = Guid.NewGuid().ToString() }));

        async Task RefusedAsync(KmsKeyRingOptions wrong, string why)
        {
            var failure = await AssertRefusedAsync("DP2103", async () => await KmsKeyRing.OpenAsync(kms, wrong));
            Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task FaultsThatPass_AreTriedAgain(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var faults = new Faults(seed, 0.5);
        await using var proxy = await WireProxy.StartAsync(await stands.MotoAsync(), faults);
        using var direct = Clients.To(await stands.MotoAsync()).Kms();
        using var kms = Clients.To(proxy.Address).Kms();
        var ring = await KmsKeyRing.OpenAsync(kms, await KeysAsync(direct));
        for (var i = 0; i < 20; i++)
        {
            var key = RandomNumberGenerator.GetBytes(32);
            Assert.Equal(key, await ring.UnwrapAsync(Seed, await ring.WrapAsync(Seed, key)));
        }

        Assert.True(faults.Injected > 10, $"{faults.Injected} faults");
    }

    [Fact]
    public async Task KmsDown_IsAnError_AfterAsManyTriesAsSet()
    {
        var faults = new Faults(1, 0);
        var log = new CallLog();
        await using var proxy = await WireProxy.StartAsync(await stands.MotoAsync(), log, faults);
        using var direct = Clients.To(await stands.MotoAsync()).Kms();
        using var kms = Clients.To(proxy.Address).Kms();
        var ring = await KmsKeyRing.OpenAsync(kms, (await KeysAsync(direct)) with { Retry = Clients.Retry with { Attempts = 4 } });
        faults.Down = true;
        log.Clear();
        var before = ring.Calls;

        await AssertRefusedAsync("DP2100", async () => await ring.MacAsync("label"u8.ToArray()));
        Assert.Equal(4, ring.Calls - before);
        faults.Down = false;
        Assert.Equal(32, (await ring.MacAsync("label"u8.ToArray())).Length);
    }

    [Fact]
    public async Task Cancellation_EndsTheWaitBetweenTries()
    {
        var faults = new Faults(1, 0);
        await using var proxy = await WireProxy.StartAsync(await stands.MotoAsync(), faults);
        using var direct = Clients.To(await stands.MotoAsync()).Kms();
        using var kms = Clients.To(proxy.Address).Kms();
        var slow = new AwsRetry { Attempts = 1000, First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(1) };
        var ring = await KmsKeyRing.OpenAsync(kms, (await KeysAsync(direct)) with { Retry = slow });
        faults.Down = true;
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ring.MacAsync("label"u8.ToArray(), soon.Token));
    }

    /// <summary>Makes a jurisdiction's keys: a root, and one a domain.</summary>
    internal static async Task<KmsKeyRingOptions> KeysAsync(IAmazonKeyManagementService kms, params string[] domains)
    {
        var root = await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.HMAC_256, KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC });
        var keys = new Dictionary<string, string>();
        foreach (var domain in domains.Length == 0 ? ["retail", "loans"] : domains)
        {
            keys[domain] = (await kms.CreateKeyAsync(new CreateKeyRequest { KeyUsage = KeyUsageType.ENCRYPT_DECRYPT })).KeyMetadata.KeyId;
        }

        return new KmsKeyRingOptions { Jurisdiction = Jurisdiction.EU, Root = root.KeyMetadata.KeyId, Domains = keys, Retry = Clients.Retry };
    }

    private static async Task<DataProductException> AssertRefusedAsync(string id, Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(call);
        Assert.Equal(id, failure.Id);
        return failure;
    }
}
