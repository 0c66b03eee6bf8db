using DataProducts.Lake.Storage;
using DataProducts.Lake.Tests.Support;

namespace DataProducts.Lake.Tests;

/// <summary>A folder that others write to while it is listed.</summary>
public sealed class LocalObjectStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileThatGoesDuringAListing_IsNotListed()
    {
        using var lake = new TestLake();
        var root = lake.Folder["eu"];
        var store = new LocalObjectStore(root);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(await store.TryCreateAsync(Path.Combine(root, "rows", $"{i}.bin"), new byte[i + 1], Cancel));
        }

        await using var listing = store.ListAsync(Path.Combine(root, "rows"), Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await listing.MoveNextAsync());
        var kept = listing.Current.Location;
        foreach (var file in Directory.GetFiles(Path.Combine(root, "rows")))
        {
            File.Delete(file);
        }

        Assert.False(await listing.MoveNextAsync());
        Assert.StartsWith(root, kept, StringComparison.Ordinal);
    }
}
