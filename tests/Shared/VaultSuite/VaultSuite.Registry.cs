using System.Security.Cryptography;

namespace DataProducts.TestKit.Vaults;

public abstract partial class VaultSuite
{
    private const string Purpose = "tok/2";

    [Fact]
    public async Task KeyOfOneNumber_ProposedAgain_IsTheOneThatStands()
    {
        var name = new KeyName("retail", Purpose, 1);
        var (registry, again) = ((IKeyRegistry)Vault, (IKeyRegistry)await AgainAsync());
        var first = await registry.AddOrGetAsync(Wrapped(name, 77), Ct);

        var repeated = await again.AddOrGetAsync(Wrapped(name, 77), Ct);

        Assert.Equal((name, 77L), (repeated.Name, repeated.Id));
        Assert.Equal(first.Wrapped.ToArray(), repeated.Wrapped.ToArray());
        Assert.Equal(first.Wrapped.ToArray(), (await again.FindAsync(77, Ct))!.Wrapped.ToArray());
        Assert.Equal([77L], (await again.ListAsync("retail", Purpose, Ct)).Select(key => key.Id));
    }

    [Fact]
    public async Task KeysOfOneNumber_ProposedAtOnce_AreOne()
    {
        var name = new KeyName("retail", Purpose, 1);
        IKeyRegistry[] registries = [(IKeyRegistry)Vault, (IKeyRegistry)await AgainAsync(), (IKeyRegistry)await AgainAsync()];

        var standing = await Task.WhenAll(registries.Select(registry => Task.Run(async () => await registry.AddOrGetAsync(Wrapped(name, 78), Ct))));

        Assert.Single(standing.Select(key => Convert.ToHexString(key.Wrapped.Span)).Distinct());
        Assert.Equal(standing[0].Wrapped.ToArray(), (await registries[1].FindAsync(78, Ct))!.Wrapped.ToArray());
    }

    private static WrappedKey Wrapped(KeyName name, long id) => new(name, id, RandomNumberGenerator.GetBytes(60), Sample.Time);
}
