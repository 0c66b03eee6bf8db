using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

public sealed class LocalPolicyStoreTests : IDisposable
{
    private const string Product = "retail.customers";

    private readonly TempFolder _temp = new();
    private readonly LocalPolicyStore _store;

    public LocalPolicyStoreTests() => _store = new LocalPolicyStore(_temp["policies"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task SavedPolicies_AreReadInTheOrderOfTheirNames()
    {
        await _store.SaveAsync(Product, [new("/elsewhere/b.cedar", "// b é\n"), new("a.cedar", "// a\r\n")]);

        Assert.Equal([("a.cedar", "// a\r\n"), ("b.cedar", "// b é\n")], await ReadAsync());
    }

    [Fact]
    public async Task SecondSave_ReplacesTheWholeSet_AndLeavesNothingBehind()
    {
        await _store.SaveAsync(Product, [new("a.cedar", "old"), new("b.cedar", "old")]);
        await _store.SaveAsync("retail.customers2", [new("c.cedar", "other")]);
        await _store.SaveAsync(Product, [new("b.cedar", "new")]);

        Assert.Equal([("b.cedar", "new")], await ReadAsync());
        Assert.Equal(["retail.customers", "retail.customers2"], Directory.GetDirectories(_temp["policies"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../retail.customers")]
    [InlineData("..\\retail.customers")]
    [InlineData("/etc")]
    [InlineData("retail/customers")]
    [InlineData("retail.customers\0")]
    [InlineData("Retail.customers")]
    [InlineData("retail.customérs")]
    public async Task IdThatIsNoProduct_IsRefused(string id)
    {
        await _store.SaveAsync(Product, [new("a.cedar", "kept")]);

        await RefusedAsync(() => _store.SaveAsync(id, [new("a.cedar", "x")]).AsTask());
        await RefusedAsync(() => _store.ReadAsync(id).AsTask());
        Assert.Equal([("a.cedar", "kept")], await ReadAsync());
    }

    [Fact]
    public async Task SetThatWouldLoseAPolicy_IsRefused_AndTheOldOneStays()
    {
        await _store.SaveAsync(Product, [new("a.cedar", "kept")]);

        await RefusedAsync(() => _store.SaveAsync(Product, []).AsTask());
        await RefusedAsync(() => _store.SaveAsync(Product, [new("one/a.cedar", "x"), new("two/a.cedar", "y")]).AsTask());
        await RefusedAsync(() => _store.SaveAsync(Product, [new("a.cedar", "x"), new("A.cedar", "y")]).AsTask());
        await RefusedAsync(() => _store.SaveAsync(Product, [new("a.cedar", "x"), new("forbid.txt", "y")]).AsTask());
        Assert.Equal([("a.cedar", "kept")], await ReadAsync());
    }

    [Fact]
    public async Task ProductWithoutPolicies_IsRefused()
    {
        await RefusedAsync(() => _store.ReadAsync(Product).AsTask());
        Directory.CreateDirectory(_temp[$"policies/{Product}"]);
        await RefusedAsync(() => _store.ReadAsync(Product).AsTask());
    }

    private static async Task RefusedAsync(Func<Task> act) => Assert.Equal("DP1902", (await Assert.ThrowsAsync<AccessException>(act)).Id);

    private async Task<IEnumerable<(string?, string)>> ReadAsync() =>
        (await _store.ReadAsync(Product)).Select(file => ((string?)Path.GetFileName(file.Path), file.Text));
}
