using System.Globalization;

namespace DataProducts.Tokens.Tests.Rotation;

public sealed class RotationTests : RotationCase
{
    [Fact]
    public async Task RotatedKey_MakesOtherTokens_AndTheOldOnesStillOpen()
    {
        var old = await TokeniseAsync("0800 1");
        Assert.Equal(2, await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid()));

        var next = await TokeniseAsync("0800 1");

        Assert.Equal((1, 2), (Token.Parse(old).KeyVersion, Token.Parse(next).KeyVersion));
        Assert.NotEqual(old[11..], next[11..]);
        Assert.Equal(await OpenAsync(old), await OpenAsync(next));
        Assert.Equal(next, await TokeniseAsync("0800 1"));
        Assert.Equal(1, Token.Parse(await TokeniseAsync("DE1", PiiKind.TaxId)).KeyVersion);
    }

    [Fact]
    public async Task RepeatedRequest_BeginsNoOtherVersion()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var begun = await _rotation.RotateAsync(Kind, TokenMode.Deterministic, first);
        var next = await _rotation.RotateAsync(Kind, TokenMode.Deterministic, second);

        Assert.Equal((begun, next), (await _rotation.RotateAsync(Kind, TokenMode.Deterministic, first), await _rotation.RotateAsync(Kind, TokenMode.Deterministic, second)));
        Assert.Equal((1, 2), (begun, next));
        Assert.Equal(2, Token.Parse(await TokeniseAsync("0800 1")).KeyVersion);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.Empty));
    }

    [Fact]
    public async Task EveryAct_IsRecordedBeforeIt_AndNotDoneWithoutThat()
    {
        var old = await TokeniseAsync("0800 1");
        await _rotation.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid());
        await _rotation.RetokeniseAsync(Job);
        await Assert.ThrowsAsync<DataProductException>(async () => await _rotation.RetireAsync(Kind, TokenMode.Deterministic, 1, _ => ValueTask.FromResult(0L)));
        await _rotation.RotateDataKeyAsync();
        await _rotation.RewrapAsync();

        Assert.Equal(
            [
                new(AuditEvent.RotateKey, _retail.Id, Kind, TokenMode.Deterministic, null), new(AuditEvent.Retokenise, _retail.Id, null, null, null),
                new(AuditEvent.RetireKey, _retail.Id, Kind, TokenMode.Deterministic, 1), new(AuditEvent.RotateKey, _retail.Id, null, null, null),
                new(AuditEvent.RewrapKeys, _retail.Id, null, null, null),
            ],
            _acts);
        var deaf = new TokenRotation(_retail, _ => throw new IOException("no audit log"));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RotateAsync(Kind, TokenMode.Deterministic, Guid.NewGuid()));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RetokeniseAsync(Job + "2"));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RetireAsync(Kind, TokenMode.Deterministic, 1, _ => ValueTask.FromResult(0L)));
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RotateDataKeyAsync());
        await Assert.ThrowsAsync<IOException>(async () => await deaf.RewrapAsync());
        Assert.False(Directory.Exists(Job + "2"));
        Assert.Equal(2, Token.Parse(await TokeniseAsync("0800 1")).KeyVersion);
        Assert.NotNull(await OpenAsync(old));
    }

    [Fact]
    public async Task Plan_CountsBySpaceClassAndVersion_AndSaysWhatCannotBeDone()
    {
        await TokeniseAsync("0800 1");
        await TokeniseAsync("0800 2");
        await TokeniseAsync("0800 1", subject: "2");
        await TokeniseAsync("DE1", PiiKind.TaxId);
        await TokeniseAsync("0800 7", mode: TokenMode.Random);
        await TokeniseAsync("0800 7", mode: TokenMode.OneWay);
        foreach (var mode in (TokenMode[])[TokenMode.Deterministic, TokenMode.Random, TokenMode.OneWay])
        {
            await _rotation.RotateAsync(Kind, mode, Guid.NewGuid());
        }

        await TokeniseAsync("0800 3");
        var cards = await _space.Tokens.OpenAsync(Jurisdiction.EU, "cards");
        await Space.TokeniseAsync(cards, Kind, ["0800 9"], ["1"]);

        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        var plan = await RetokenisationPlan.MakeAsync(vault, vault, ["retail", "empty"]);

        Assert.Equal(
            [
                "cards PhoneNumber Deterministic 1/1: 1 None",
                "retail PhoneNumber Deterministic 1/2: 3 Replace",
                "retail PhoneNumber Deterministic 2/2: 1 None",
                "retail TaxId Deterministic 1/1: 1 None",
                "retail PhoneNumber Random 1/2: 1 KeepRandom",
                "retail PhoneNumber Random 2/2: 0 None",
                "retail PhoneNumber OneWay 1/2: ? CannotOpen",
                "retail PhoneNumber OneWay 2/2: ? None",
            ],
            plan.Steps.Select(step =>
                $"{step.Scope} {step.Kind} {step.Mode} {step.Version}/{step.Newest}: {step.Items?.ToString(CultureInfo.InvariantCulture) ?? "?"} {step.Action}"));
    }

    [Fact]
    public async Task SweptSubjectKeys_AreUnderTheNewestDataKey_AndNoItemIsTouched()
    {
        for (var i = 0; i < 50; i++)
        {
            await TokeniseAsync($"0800 {i}", subject: $"{i % 20}");
        }

        var items = Items();
        await _rotation.RotateDataKeyAsync();
        var token = await TokeniseAsync("0800 99", subject: "99");

        Assert.Equal(20, await _rotation.RewrapAsync());
        Assert.Equal(0, await _rotation.RewrapAsync());

        Assert.Equal(items, Items().Where(item => items.Contains(item)));
        await _space.RestartAsync();
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        Assert.NotNull(await OpenAsync(token, "99"));
        Assert.Equal(token, await TokeniseAsync("0800 99", subject: "99"));
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        var newest = (await vault.ListAsync("retail", "dek"))[^1].Id;
        var entries = new SubjectEntry[20];
        await vault.FindKeysAsync("retail", Enumerable.Range(0, 20).Select(i => Subject($"{i}")).ToArray(), entries);
        Assert.All(entries, entry => Assert.Equal(newest, entry.Key!.Value.WrappedBy));
    }
}
