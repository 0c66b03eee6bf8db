using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Tokens.Tests.Keys;

public sealed class KeyHierarchyTests
{
    private static readonly TokenClass Email = new(PiiKind.EmailAddress, TokenMode.Deterministic);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    private sealed record Context(string Jurisdiction, string Scope, PiiKind Kind, TokenMode Mode, int Version, string Value);

    // One of the two contexts is the other with some fields drawn anew, so that single differences are common.
    [Fact]
    public async Task SameContext_SameBody_AnyOneFieldChanged_AnotherBody()
    {
        var worlds = new Dictionary<(string, string), DomainKeys>();
        var registries = new Dictionary<string, MemoryKeys>();
        var context =
            from jurisdiction in Of("EU", "CH")
            from scope in Of("retail", "retai", "*")
            from kind in Of(PiiKind.EmailAddress, PiiKind.Iban)
            from mode in Of(TokenMode.Deterministic, TokenMode.Random, TokenMode.OneWay)
            from version in Gen.Int[1, 3]
            from value in Of("a", "b", "ab")
            select new Context(jurisdiction, scope, kind, mode, version, value);
        var pairs = Gen.Select(context, context, Gen.Int[0, 63]).Select((a, b, keep) => (a, new Context(
            (keep & 1) == 0 ? a.Jurisdiction : b.Jurisdiction,
            (keep & 2) == 0 ? a.Scope : b.Scope,
            (keep & 4) == 0 ? a.Kind : b.Kind,
            (keep & 8) == 0 ? a.Mode : b.Mode,
            (keep & 16) == 0 ? a.Version : b.Version,
            (keep & 32) == 0 ? a.Value : b.Value)));

        await pairs.SampleAsync(
            async pair => Assert.Equal(pair.a == pair.Item2, await BodyAsync(pair.a) == await BodyAsync(pair.Item2)),
            iter: 1000,
            threads: 1);

        async Task<string> BodyAsync(Context one)
        {
            if (!worlds.TryGetValue((one.Jurisdiction, one.Scope), out var keys))
            {
                if (!registries.TryGetValue(one.Jurisdiction, out var memory))
                {
                    registries[one.Jurisdiction] = memory = new MemoryKeys(Jurisdiction.Parse(one.Jurisdiction));
                }

                worlds[(one.Jurisdiction, one.Scope)] = keys = await OpenAsync(memory, one.Scope);
            }

            var tokenClass = new TokenClass(one.Kind, one.Mode);
            while ((await keys.Tokens.VersionsAsync(tokenClass, default)).Count < one.Version)
            {
                await keys.Tokens.RotateAsync(tokenClass, Guid.NewGuid(), default);
            }

            using var lease = await keys.Tokens.FindAsync(tokenClass, one.Version, default);
            using var mac = new MacKey(lease!.Bytes);
            var body = new byte[MacKey.Size];
            mac.Compute(Encoding.UTF8.GetBytes(one.Value), body);
            return Convert.ToHexString(body, 0, Token.BodySize);
        }
    }

    [Fact]
    public async Task RootAlone_OrSeedAlone_MakesAnotherKey()
    {
        var seeds = new byte[] { 1, 2 }.Select(fill => Enumerable.Repeat(fill, 32).ToArray()).ToArray();
        var shares = new byte[] { 3, 4 }.Select(fill => Enumerable.Repeat(fill, 32).ToArray()).ToArray();
        var keys = seeds.SelectMany(seed => shares.Select(share =>
        {
            var key = new byte[32];
            TokenKeyDerivation.Derive(seed, share, key);
            return Convert.ToHexString(key);
        }));
        Assert.Equal(4, keys.Distinct().Count());

        var memory = new MemoryKeys();
        await OpenAsync(memory);
        Assert.Equal("DP1413", (await Assert.ThrowsAsync<DataProductException>(() => OpenAsync(memory.With(newWrapping: 9)))).Id);
    }

    [Fact]
    public async Task OtherRoot_IsNoticed_BeforeItMakesATokenOrReference()
    {
        var memory = new MemoryKeys();
        using (var keys = await OpenAsync(memory))
        {
            (await keys.Tokens.NewestAsync(Email, default)).Dispose();
        }

        var failure = await Assert.ThrowsAsync<DataProductException>(() => OpenAsync(memory.With(newRoot: 7)));

        Assert.Equal("DP1452", failure.Id);
        (await OpenAsync(memory.With())).Dispose();
    }

    [Fact]
    public async Task NewestVersion_IsInUse_OlderOnesStayToBeFound()
    {
        using var keys = await OpenAsync(new MemoryKeys());
        using var first = await keys.Tokens.NewestAsync(Email, default);
        var second = await keys.Tokens.RotateAsync(Email, Guid.NewGuid(), default);

        using var newest = await keys.Tokens.NewestAsync(Email, default);
        using var old = await keys.Tokens.FindAsync(Email, 1, default);

        Assert.Equal((1, 2, 2), (first.Name.Version, second.Name.Version, newest.Name.Version));
        Assert.Equal(first.Bytes, old!.Bytes);
        Assert.NotEqual(first.Bytes.ToArray(), newest.Bytes.ToArray());
        Assert.Null(await keys.Tokens.FindAsync(Email, 3, default));
        Assert.Equal(1, (await keys.Tokens.NewestAsync(new(PiiKind.TaxId, TokenMode.Deterministic), default)).Name.Version);
    }

    [Fact]
    public async Task AnotherProcess_TakesUpANewVersion_WithinTheLifetime()
    {
        var memory = new MemoryKeys();
        using var here = await OpenAsync(memory);
        using var there = await OpenAsync(memory);
        (await there.Tokens.NewestAsync(Email, default)).Dispose();
        await here.Tokens.RotateAsync(Email, Guid.NewGuid(), default);

        Assert.Equal(1, await VersionAsync(there));
        _time.Advance(KeyPolicy.Default.MemoryLifetime);
        Assert.Equal(2, await VersionAsync(there));
    }

    [Fact]
    public async Task Version255_IsTheLast()
    {
        using var keys = await OpenAsync(new MemoryKeys());
        for (var version = 1; version <= 255; version++)
        {
            Assert.Equal(version, (await keys.Tokens.RotateAsync(Email, Guid.NewGuid(), default)).Name.Version);
        }

        Assert.Equal("DP1451", (await Assert.ThrowsAsync<DataProductException>(async () => await keys.Tokens.RotateAsync(Email, Guid.NewGuid(), default))).Id);
        Assert.Equal(255, await VersionAsync(keys));
    }

    [Fact]
    public async Task OneRequest_RepeatedAtOnce_MakesOneVersion_AndEachOtherRequestItsOwn()
    {
        var (request, other) = (Guid.NewGuid(), Guid.NewGuid());
        var memory = new MemoryKeys();
        var gate = new TaskCompletionSource();
        var processes = new List<DomainKeys>();
        for (var i = 0; i < 8; i++)
        {
            processes.Add(await OpenAsync(memory));
        }

        memory.Wait = () => gate.Task;
        var rotations = processes.Select((keys, i) => keys.Tokens.RotateAsync(Email, i % 2 == 0 ? request : other, default).AsTask()).ToArray();
        gate.SetResult();

        var made = await Task.WhenAll(rotations);
        Assert.Equal([1, 2], made.Select(key => key.Name.Version).Distinct().Order());
        Assert.Single(made.Where((_, i) => i % 2 == 0).Select(key => (key.Id, key.Name)).Distinct());
        Assert.Equal(made[1].Name, (await processes[0].Tokens.RotateAsync(Email, other, default)).Name);
        Assert.Equal(3, (await processes[0].Tokens.RotateAsync(Email, Guid.NewGuid(), default)).Name.Version);
        Assert.Equal(1, (await processes[0].Tokens.RotateAsync(new(PiiKind.TaxId, TokenMode.Deterministic), request, default)).Name.Version);
    }

    [Fact]
    public async Task KeysInClear_AreClearedByWhoTookThem()
    {
        var memory = new MemoryKeys();
        using (var keys = await OpenAsync(memory))
        {
            (await keys.Tokens.NewestAsync(Email, default)).Dispose();
            (await keys.Data.NewestAsync(1, default)).Dispose();
            (await keys.SubjectKeyAsync(default)).Dispose();
        }

        Assert.NotEmpty(memory.GivenOut);
        Assert.All(memory.GivenOut, key => Assert.True(key.AsSpan().IndexOfAnyExcept((byte)0) < 0));
    }

    // Read as HKDF-Extract, the derivation is judged by Wycheproof: the expansion is made here of the same MAC.
    [Fact]
    public void Derivation_IsHkdfExtract_ByWycheproof()
    {
        var cases = 0;
        foreach (var (group, test) in Wycheproof.Read("hkdf_sha256_test.json"))
        {
            var size = test.GetProperty("size").GetInt32();
            if (size > 255 * MacKey.Size)
            {
                Assert.False(Wycheproof.IsValid(test));
                continue;
            }

            var prk = new byte[MacKey.Size];
            TokenKeyDerivation.Derive(Wycheproof.Hex(test, "salt"), Wycheproof.Hex(test, "ikm"), prk);
            using var mac = new MacKey(prk.AsSpan());
            var (block, output) = (new byte[MacKey.Size], new List<byte>());
            for (var i = 1; output.Count < size; i++)
            {
                mac.Compute([.. i == 1 ? [] : block, .. Wycheproof.Hex(test, "info"), (byte)i], block);
                output.AddRange(block);
            }

            Assert.Equal(Wycheproof.IsValid(test), output.Take(size).SequenceEqual(Wycheproof.Hex(test, "okm")));
            cases++;
        }

        Assert.Equal(83, cases);
    }

    private async Task<DomainKeys> OpenAsync(MemoryKeys memory, string domain = "retail") =>
        await DomainKeys.OpenAsync(memory, memory, domain, KeyPolicy.Default, _time, TestContext.Current.CancellationToken);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static async Task<int> VersionAsync(DomainKeys keys)
    {
        using var lease = await keys.Tokens.NewestAsync(Email, default);
        return lease.Name.Version;
    }
}
