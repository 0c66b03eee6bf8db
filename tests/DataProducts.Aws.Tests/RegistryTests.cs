using System.Security.Cryptography;

namespace DataProducts.Aws.Tests;

/// <summary>The registry of wrapped keys.</summary>
public sealed class RegistryTests(Stands stands)
{
    public static TheoryData<Server> Servers => VaultStand.Servers;

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task TwoWritersOfAName_GetOneKey(Server server)
    {
        await using var stand = await VaultStand.StartAsync(stands, server);
        IKeyRegistry[] registries = [await stand.OpenAsync(new Hook()), await stand.OpenAsync(new Hook())];
        for (var round = 0; round < 5; round++)
        {
            var name = new KeyName("retail", "dek", round + 1);
            var proposed = registries.Select(_ => Key(name)).ToArray();
            var standing = await Task.WhenAll(registries.Select(async (registry, i) => await registry.AddOrGetAsync(proposed[i])));

            Assert.Equal(standing[0].Id, standing[1].Id);
            Assert.Equal(standing[0].Wrapped.ToArray(), standing[1].Wrapped.ToArray());
            Assert.Equal(standing[0].Created, standing[1].Created);
            Assert.Equal(name, (await registries[0].FindAsync(standing[0].Id))!.Name);
            var loser = Assert.Single(proposed, key => key.Id != standing[0].Id);
            Assert.Null(await registries[1].FindAsync(loser.Id));
        }
    }

    [Fact]
    public async Task Versions_AreListedInOrder_AndRemovedOneByOne()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Batches);
        var registry = await stand.OpenAsync();
        var names = new[] { 255, 1, 2, 10 }.Select(version => new KeyName("a", "tok/1", version)).ToArray();
        foreach (var name in names.Append(new KeyName("a", "tok/11", 1)).Append(new KeyName("at", "ok/1", 1)))
        {
            await registry.AddOrGetAsync(Key(name));
        }

        Assert.Equal([1, 2, 10, 255], (await registry.ListAsync("a", "tok/1")).Select(key => key.Name.Version));
        var second = (await registry.FindAsync(names[2]))!;
        await registry.RemoveAsync(names[2]);
        await registry.RemoveAsync(names[2]);
        Assert.Null(await registry.FindAsync(names[2]));
        Assert.Null(await registry.FindAsync(second.Id));
        Assert.Equal([1, 10, 255], (await registry.ListAsync("a", "tok/1")).Select(key => key.Name.Version));
        Assert.Empty(await registry.ListAsync("b", "tok/1"));
    }

    private static WrappedKey Key(KeyName name) => new(name, Samples.Id(), RandomNumberGenerator.GetBytes(150), Samples.Time);
}
