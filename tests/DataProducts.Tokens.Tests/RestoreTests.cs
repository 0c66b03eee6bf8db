using DataProducts.TestKit;

namespace DataProducts.Tokens.Tests;

/// <summary>The restore drill: a vault comes back from a copy that is older than an erasure.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly Space _space = new();
    private readonly TempFolder _copies = new();
    private string _token = "";

    private string Copy => _copies["vault.db"];

    // Anna and Bob are in the copy; then Anna is erased.
    public async ValueTask InitializeAsync()
    {
        var open = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        _token = (await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "1"], ["anna", "bob"]))[0]!;
        await _space.RestartAsync();
        File.Copy(_space.Database(Jurisdiction.EU), Copy);
        await _space.Tokens.EraseAsync(Jurisdiction.EU, "anna", Guid.NewGuid());
        await _space.Tokens.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _space.DisposeAsync();
        _copies.Dispose();
    }

    [Fact]
    public async Task OlderCopy_IsBroughtUpToDate_BeforeAnythingOpens()
    {
        Restore();
        await using var tokens = _space.Open();
        var open = await tokens.OpenAsync(Jurisdiction.EU, "retail");

        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(open, _token, "anna")).State);
        Assert.Equal("1", await Space.DetokeniseAsync(open, _token, "bob"));
        Assert.Equal([0], await Space.TokeniseAsync(open, PiiKind.TaxId, ["1"], ["anna"], new string?[1]));
    }

    [Fact]
    public async Task OlderCopy_WithoutItsLedger_StaysClosed()
    {
        Restore();
        File.Delete(_space.Ledger(Jurisdiction.EU));
        await AssertClosedAsync("DP1430");
        Assert.False(File.Exists(_space.Ledger(Jurisdiction.EU)));
    }

    [Fact]
    public async Task ShortenedLedger_IsRefused_ByTheVaultThatIsAhead()
    {
        var lines = await File.ReadAllLinesAsync(_space.Ledger(Jurisdiction.EU));
        await File.WriteAllTextAsync(_space.Ledger(Jurisdiction.EU), lines[0] + "\n");
        await AssertClosedAsync("DP1434");
    }

    [Fact]
    public async Task AnotherLedger_IsRefused()
    {
        Restore();
        File.Delete(_space.Ledger(Jurisdiction.EU));
        var other = LocalErasureLedger.Open(_space.Ledgers, Jurisdiction.EU, create: true, _space.Time);
        await other.AppendAsync(new ErasureOrder(ErasureAct.Erase, new SubjectRef(new byte[15].Append((byte)1).ToArray()), Guid.NewGuid(), _space.Time.GetUtcNow()));
        await AssertClosedAsync("DP1434");
    }

    [Theory]
    [InlineData("erase", "readmit")]
    [InlineData("\"position\":2", "\"position\":3")]
    [InlineData("\"hash\":\"", "\"hash\":\"00")]
    [InlineData("{", "")]
    public async Task EditedLedger_IsRefused(string old, string edited)
    {
        Restore();
        var lines = await File.ReadAllLinesAsync(_space.Ledger(Jurisdiction.EU));
        lines[1] = lines[1].Replace(old, edited, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_space.Ledger(Jurisdiction.EU), string.Join('\n', lines) + "\n");
        await AssertClosedAsync("DP1431");
    }

    [Fact]
    public async Task DeadBetweenLedgerAndVault_TheNextOpeningErases()
    {
        Restore();
        await using (var tokens = _space.Open())
        {
            var open = await tokens.OpenAsync(Jurisdiction.EU, "retail");
            var ledger = LocalErasureLedger.Open(_space.Ledgers, Jurisdiction.EU, create: false, _space.Time);
            await ledger.AppendAsync(new ErasureOrder(ErasureAct.Erase, open.SubjectOf("bob"), Guid.NewGuid(), _space.Time.GetUtcNow()));
        }

        await using var next = _space.Open();
        Assert.Equal(OpenedState.Erased, (await Space.OpenAsync(await next.OpenAsync(Jurisdiction.EU, "retail"), _token, "bob")).State);
    }

    [Fact]
    public async Task NewVault_UnderAnOldLedger_TakesNoErasedPersonBack()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_space.Database(Jurisdiction.EU))!))
        {
            File.Delete(file);
        }

        await using var tokens = _space.Open();
        var open = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.Equal([0], await Space.TokeniseAsync(open, PiiKind.TaxId, ["1", "1"], ["anna", "bob"], new string?[2]));
    }

    private void Restore()
    {
        File.Delete(_space.Database(Jurisdiction.EU) + "-wal");
        File.Delete(_space.Database(Jurisdiction.EU) + "-shm");
        File.Copy(Copy, _space.Database(Jurisdiction.EU), overwrite: true);
    }

    private async Task AssertClosedAsync(string id)
    {
        await using var tokens = _space.Open();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await tokens.OpenAsync(Jurisdiction.EU, "retail"));
            Assert.Equal(id, failure.Id);
        }
    }
}
