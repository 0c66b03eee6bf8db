namespace DataProducts.Tokens.Tests.Rotation;

public sealed class RetirementTests : RotationCase
{
    // A process that still had the old key made one more item of it, after the re-tokenisation.
    [Fact]
    public async Task LateItem_KeepsTheWholeVersion()
    {
        await using var late = _space.Open();
        var old = await TokeniseAsync("0800 1");
        var there = await late.OpenAsync(Jurisdiction.EU, "retail");
        await Space.TokeniseAsync(there, Kind, ["0800 1"], ["1"]);
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        await _rotation.RetokeniseAsync(Job);
        Assert.Equal(1, Token.Parse((await Space.TokeniseAsync(there, Kind, ["0800 2"], ["1"]))[0]!).KeyVersion);
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);

        Assert.Equal("DP1453", await RetireAsync(1));
        Assert.NotNull(await OpenAsync(old));
        await _rotation.RetokeniseAsync(Job + "2");
        Assert.Equal("removed 2", await RetireAsync(1));
    }

    [Fact]
    public async Task Version_IsRetired_OnlyWhenNothingRefersToIt()
    {
        var old = await TokeniseAsync("0800 1");
        await TokeniseAsync("0800 1", subject: "2");
        var other = await TokeniseAsync("DE1", PiiKind.TaxId);
        Assert.Equal("DP1455", await RetireAsync(1));
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        Assert.Equal("DP1455", await RetireAsync(2));
        Assert.Equal("DP1455", await RetireAsync(3));
        Assert.Equal("DP1455", await RetireAsync(1));
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);
        Assert.Equal("DP1453", await RetireAsync(1));
        await _rotation.RetokeniseAsync(Job);
        Assert.Equal("DP1453", await RetireAsync(1, references: 3));
        Assert.NotNull(await OpenAsync(old));

        Assert.Equal("removed 2", await RetireAsync(1));

        Assert.Equal(OpenedState.Unknown, (await Space.OpenAsync(_retail, old, "1")).State);
        Assert.Equal("DP1455", await RetireAsync(1));
        Assert.NotNull(await OpenAsync(other));
        Assert.NotNull(await OpenAsync(Pairs()[(old, Subject("1"))]));
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        Assert.Equal([2], (await vault.ListAsync("retail", "tok/2")).Select(key => key.Name.Version));
    }

    [Fact]
    public async Task RandomTokens_HoldTheirVersion()
    {
        await TokeniseAsync("0800 1", mode: TokenMode.Random);
        await _rotation.RotateAsync(Kind, TokenMode.Random, Guid.NewGuid());
        _space.Time.Advance(2 * KeyPolicy.Default.MemoryLifetime);

        Assert.Equal(0, (await _rotation.RetokeniseAsync(Job)).Replaced);
        Assert.Equal("DP1453", await RetireAsync(1, mode: TokenMode.Random));
    }
}
