namespace DataProducts.TestKit.Vaults;

/// <summary>What every vault must hold, whatever it is made of. A vault's test project links this folder and derives from it.</summary>
public abstract partial class VaultSuite : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];
    private ITokenVault? _vault;
    private Orders? _orders;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Gets the vault of this test: of the EU, and empty when the test begins.</summary>
    private protected ITokenVault Vault => _vault ?? throw new InvalidOperationException("The test has not begun.");

    private protected Orders Orders => _orders ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync()
    {
        _vault = await AgainAsync();
        _orders = new Orders(_vault);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var vault in _open)
        {
            await vault.DisposeAsync();
        }

        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gets how many items a large batch has: more than one call of any vault takes.</summary>
    protected virtual int LargeBatch => 1037;

    /// <summary>Opens the vault of this test as another process would; every call gives one more way in to the same items.</summary>
    protected abstract ValueTask<ITokenVault> OpenAsync();

    /// <summary>Writes an item without looking at its subject, as a writer does that an erasure overtakes.</summary>
    protected abstract ValueTask PlantAsync(VaultItem item);

    /// <summary>Removes what the test left; the vaults are closed by now.</summary>
    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    private protected async Task<ITokenVault> AgainAsync()
    {
        var vault = await OpenAsync();
        if (vault is IAsyncDisposable later)
        {
            _open.Add(later);
        }
        else if (vault is IDisposable now)
        {
            _open.Add(new Closing(now));
        }

        return vault;
    }

    private protected static async Task<SubjectEntry[]> AddKeysAsync(ITokenVault vault, params SubjectKey[] keys)
    {
        var entries = new SubjectEntry[keys.Length];
        await vault.AddOrGetKeysAsync(keys, entries, Ct);
        return entries;
    }

    /// <summary>Gives a subject a key with an id.</summary>
    private protected async Task<SubjectRef> AddSubjectAsync(int number, long keyId, string space = Sample.Retail)
    {
        await AddKeysAsync(Vault, Sample.Key(Sample.Subject(number), keyId, space));
        return Sample.Subject(number);
    }

    private protected static async Task<SubjectEntry> FindAsync(ITokenVault vault, SubjectRef subject, string space = Sample.Retail)
    {
        var entries = new SubjectEntry[1];
        await vault.FindKeysAsync(space, new[] { subject }, entries, Ct);
        return entries[0];
    }

    private protected static async Task<VaultFinding[]> GetAsync(ITokenVault vault, params VaultKey[] keys)
    {
        var findings = new VaultFinding[keys.Length];
        await vault.GetAsync(keys, findings, Ct);
        return findings;
    }

    private protected static async Task<List<VaultItem>> ListAsync(ITokenVault vault, SubjectRef subject)
    {
        var items = new List<VaultItem>();
        await foreach (var item in vault.ListAsync(subject, Ct))
        {
            items.Add(item);
        }

        return items;
    }

    private protected static async Task<List<VaultItem>> ScanAsync(ITokenVault vault, int limit)
    {
        var items = new List<VaultItem>();
        for (VaultCursor? at = default(VaultCursor); at is { } place;)
        {
            var page = await vault.ScanAsync(place, limit, Ct);
            Assert.InRange(page.Items.Count, 0, limit);
            items.AddRange(page.Items);
            at = page.Next;
        }

        return items;
    }

    private sealed class Closing(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
