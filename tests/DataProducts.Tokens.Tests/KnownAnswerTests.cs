using System.Security.Cryptography;
using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

/// <summary>Pins what can never change without losing every join: the derivation of keys, tokens and references, worked out in Python.</summary>
public sealed class KnownAnswerTests
{
    [Fact]
    public async Task FixedKeys_GiveTheKnownToken()
    {
        using var folder = new TempFolder();
        using var vault = SqliteTokenVault.Open(folder.Path, Jurisdiction.EU);
        var fake = new FixedKeys();
        using var space = await TokenSpace.OpenAsync(vault, fake, fake, "retail", TimeProvider.System);
        var tokens = await Space.TokeniseAsync(space, PiiKind.EmailAddress, ["anna@EXAMPLE.com"], ["1"]);

        Assert.Equal("dp1_eu_abab_x5fsmmuhh4tnacwuia4lw4aayrus6udxfc", tokens[0]);
        Assert.Equal("0217b02cb369178d8a3ce7806de80087", space.SubjectOf("1").ToString());
    }

    [Fact]
    public async Task FixedKeys_GiveTheKnownDigest()
    {
        using var digest = await KeyedDigest.OpenAsync(new FixedKeys());
        Assert.Equal("e5fe926284eadb220907265df829a55b", Convert.ToHexStringLower(digest.Compute("row"u8)));
    }

    [Fact]
    public void Nonces_NeverRepeat()
    {
        var nonces = new Nonces();
        Assert.Equal(5000, Enumerable.Range(0, 5000).Select(_ => Convert.ToHexString(nonces.Next())).Distinct().Count());
    }

    /// <summary>A ring and registry with known keys: what is wrapped is the key itself.</summary>
    private sealed class FixedKeys : IKeyRing, IKeyRegistry
    {
        private static readonly byte[] Root = [.. Enumerable.Repeat((byte)1, 32)];
        private static readonly byte[] Seed = [.. Enumerable.Repeat((byte)2, 32)];

        public Jurisdiction Jurisdiction => Jurisdiction.EU;

        public ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(HMACSHA256.HashData(Root, label.Span));

        public ValueTask<byte[]> WrapAsync(KeyName name, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(name.Purpose.StartsWith("tok/", StringComparison.Ordinal) ? Seed : key.ToArray());

        public ValueTask<byte[]> UnwrapAsync(KeyName name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(wrapped.ToArray());

        public ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<WrappedKey?>(null);

        public ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<WrappedKey?>(null);

        public ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<WrappedKey>>([]);

        public ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken = default) => ValueTask.FromResult(proposed);
    }
}
