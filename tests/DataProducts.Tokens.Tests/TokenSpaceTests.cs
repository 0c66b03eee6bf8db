using CsCheck;

namespace DataProducts.Tokens.Tests;

public sealed class TokenSpaceTests
{
    private static readonly Jurisdiction[] Jurisdictions = [Jurisdiction.EU, Jurisdiction.CH, Jurisdiction.Parse("JP")];

    [Fact]
    public async Task SameContext_SameToken_AnythingElse_AnotherToken()
    {
        await using var space = new Space();
        var contexts =
            from jurisdiction in Of(Jurisdictions)
            from domain in Of("retail", "cards")
            from kind in Of(PiiKind.PhoneNumber, PiiKind.PostalAddress, PiiKind.TaxId)
            from value in Gen.Char["ab\u00E9"].Array[1, 2]
            select (jurisdiction, domain, kind, value: new string(value));
        await Gen.Select(contexts, contexts).SampleAsync(
            async (a, b) =>
            {
                var (left, right) = (
                    await space.TokeniseAsync(a.jurisdiction, a.domain, a.kind, a.value, "1"),
                    await space.TokeniseAsync(b.jurisdiction, b.domain, b.kind, b.value, "2"));
                Assert.Equal(a == b, left == right);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task TokensSurviveARestart_AndDetokenise()
    {
        await using var space = new Space();
        string?[] values = ["Anna@Example.COM", null, "", "  ", "anna@example.com", "bob@bücher.example"];
        string[] subjects = ["1", "1", "2", "2", "3", "4"];
        var first = await Space.TokeniseAsync(await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"), PiiKind.EmailAddress, values, subjects);
        await space.RestartAsync();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var second = await Space.TokeniseAsync(open, PiiKind.EmailAddress, values, subjects);

        Assert.Equal(first, second);
        Assert.Equal(new string?[] { null, null, null }, first[1..4]);
        Assert.NotEqual(first[0], first[4]);
        var opened = new OpenedCell[3];
        TokenCell[] cells = [new(first[0]!, open.SubjectOf("1")), new(first[5]!, open.SubjectOf("4")), new(first[0]!, open.SubjectOf("1"))];
        await open.DetokeniseAsync(PiiKind.EmailAddress, cells, opened);
        Assert.Equal(["Anna@example.com", "bob@xn--bcher-kva.example", "Anna@example.com"], opened.Select(cell => cell.Value));
    }

    [Fact]
    public async Task SharedValue_IsOneToken_AndOneItemASubject()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var tokens = await Space.TokeniseAsync(open, PiiKind.PhoneNumber, ["0800 1", "0800 1"], ["anna", "bob"]);

        Assert.Equal(tokens[0], tokens[1]);
        Assert.Equal("0800 1", await Space.DetokeniseAsync(open, tokens[0]!, "bob"));
        Assert.Null(await Space.DetokeniseAsync(open, tokens[0]!, "carol"));
    }

    [Fact]
    public async Task UnknownItem_IsSaidToBeUnknown()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var token = await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "12", "1");
        var opened = new OpenedCell[3];
        TokenCell[] cells = [new(token!, open.SubjectOf("2")), new(token!, open.SubjectOf("1")), new(token!, open.SubjectOf("2"))];

        await open.DetokeniseAsync(PiiKind.TaxId, cells, opened);
        Assert.Equal([default, new(OpenedState.Open, "12"), default], opened);
    }

    [Fact]
    public async Task ForeignTokens_AreRefused_AndNothingIsOpened()
    {
        await using var space = new Space();
        var retail = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var own = (await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "12"))!;
        var swiss = (await space.TokeniseAsync(Jurisdiction.CH, "retail", PiiKind.TaxId, "12"))!;

        foreach (var (token, kind, id) in new (string, PiiKind, string)[]
            { (swiss, PiiKind.TaxId, "DP1401"), (own, PiiKind.EmailAddress, "DP1402"), ("12", PiiKind.TaxId, "DP1400") })
        {
            var untouched = new OpenedCell(OpenedState.Open, "untouched");
            OpenedCell[] opened = [untouched, untouched];
            TokenCell[] cells = [new(own, retail.SubjectOf("1")), new(token, retail.SubjectOf("1"))];
            var failure = await Assert.ThrowsAsync<DataProductException>(async () => await retail.DetokeniseAsync(kind, cells, opened));
            Assert.Equal(id, failure.Id);
            Assert.Equal([untouched, untouched], opened);
        }
    }

    [Fact]
    public async Task TokenOfAnotherSpace_IsAnsweredAsThat_AndStaysClosed()
    {
        await using var space = new Space();
        var retail = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var own = (await space.TokeniseAsync(Jurisdiction.EU, "retail", PiiKind.TaxId, "12"))!;
        var cards = (await space.TokeniseAsync(Jurisdiction.EU, "cards", PiiKind.TaxId, "12"))!;
        var opened = new OpenedCell[2];
        TokenCell[] cells = [new(own, retail.SubjectOf("1")), new(cards, retail.SubjectOf("1"))];
        await retail.DetokeniseAsync(PiiKind.TaxId, cells, opened);

        Assert.Equal([new(OpenedState.Open, "12"), new(OpenedState.OtherSpace, null)], opened);
    }

    [Fact]
    public async Task BadValue_StopsTheWholeBatch_WithoutNamingIt()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var tokens = new string?[] { "untouched", "untouched" };
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await Space.TokeniseAsync(
            open, PiiKind.EmailAddress, new[] { "a@b.example", "not-an-address" }, new SubjectRef[2], tokens));

        Assert.Equal("DP1403", failure.Id);
        Assert.Contains("Cell 1", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-an-address", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(new string?[] { "untouched", "untouched" }, tokens);
    }

    [Fact]
    public async Task VaultThatFails_GivesNoTokenOut()
    {
        await using var space = new Space();
        await using var tokens = space.Open();
        var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        using var ring = LocalKeyRing.Open(space.Keys, Jurisdiction.EU, create: true);
        using var open = await TokenSpace.OpenAsync(new FailingVault(vault), vault, ring, "retail", space.Time, cancellationToken: TestContext.Current.CancellationToken);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var cells = new string?[] { "untouched" };
            await Assert.ThrowsAsync<IOException>(async () => await Space.TokeniseAsync(
                open, PiiKind.TaxId, new[] { "12" }, new SubjectRef[1], cells));
            Assert.Equal("untouched", cells[0]);
        }

        vault.Dispose();
    }

    [Fact]
    public async Task SubjectRef_IsKeyedByJurisdiction_NotByDomain()
    {
        await using var space = new Space();
        var (retail, cards, swiss) = (
            await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"),
            await space.Tokens.OpenAsync(Jurisdiction.EU, "cards"),
            await space.Tokens.OpenAsync(Jurisdiction.CH, "retail"));

        Assert.Equal(retail.SubjectOf("1"), cards.SubjectOf("1"));
        Assert.NotEqual(retail.SubjectOf("1"), retail.SubjectOf("2"));
        Assert.NotEqual(retail.SubjectOf("1"), swiss.SubjectOf("1"));
        Assert.Equal("DP1407", Assert.Throws<DataProductException>(() => retail.SubjectOf("")).Id);
        Assert.Equal("DP1407", Assert.Throws<DataProductException>(() => retail.SubjectOf("a\uD800")).Id);
    }

    [Fact]
    public async Task Digest_IsKeyed_ForUnknownJurisdictionsToo()
    {
        await using var space = new Space();
        var unknown = await space.Tokens.DigestAsync(Jurisdiction.Unknown);
        var european = await space.Tokens.DigestAsync(Jurisdiction.EU);
        var digest = unknown.Compute("row"u8);

        Assert.Equal(16, digest.Length);
        Assert.Equal(digest, unknown.Compute("row"u8, 32)[..16]);
        Assert.NotEqual(digest, european.Compute("row"u8));
        Assert.NotEqual(digest, unknown.Compute("row2"u8));
        Assert.Throws<ArgumentOutOfRangeException>(() => unknown.Compute("row"u8, 8));
        Assert.False(Directory.Exists(Path.Combine(space.Vaults, "ZZ")));
        Assert.Equal("DP1414", (await Assert.ThrowsAsync<DataProductException>(async () =>
            await space.Tokens.OpenAsync(Jurisdiction.Unknown, "retail"))).Id);
    }

    [Fact]
    public void AcknowledgedKeys_AreBounded_AndNeverWrong()
    {
        var keys = new Remembered<VaultKey>(generation: 100);
        var known = new List<VaultKey>();
        for (var i = 0; i < 1000; i++)
        {
            var token = new byte[24];
            BitConverter.TryWriteBytes(token, i);
            var key = new VaultKey(token, default);
            Assert.False(keys.Contains(key));
            keys.Add(key);
            known.Add(key);
            Assert.True(keys.Contains(key));
        }

        Assert.InRange(known.Count(key => keys.Contains(key)), 100, 200);
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private sealed class FailingVault(ITokenVault inner) : VaultDecorator(inner)
    {
        public override ValueTask<VaultWrite> PutIfAbsentAsync(ReadOnlyMemory<VaultItem> items, CancellationToken cancellationToken = default) =>
            throw new IOException("no disk");
    }
}
