using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Catalog.Tests.Publishing;

public sealed class ProductPublisherTests : IDisposable
{
    private readonly PublishDesk _desk = new();

    [Fact]
    public async Task FirstVersion_IsPublishedWithAllThatIsDerived()
    {
        var report = await FirstAsync();

        Assert.True(report.Changed);
        Assert.Null(report.Diff);
        var release = (await _desk.Catalog.FindReleaseAsync("retail.customers"))!;
        Assert.Equal(("1.0.0", "otto", Given.Manifest), (release.Version, release.PublishedBy, release.Manifest));
        Assert.Equal(
            ProductArtefacts.Render(ManifestReader.Parse(Given.Manifest)).Select(artefact => (artefact.Path, artefact.Text)),
            release.Artefacts.Select(artefact => (artefact.Path, artefact.Text)));
        var registered = (await _desk.Catalog.FindAsync("retail.customers"))!;
        Assert.Equal(release.Artefacts.Single(artefact => artefact.Path.EndsWith(".odcs.yaml", StringComparison.Ordinal)).Text, registered.Contract);
        Assert.Equal([Given.Policies.Text], (await _desk.Policies.ReadAsync("retail.customers")).Select(file => file.Text));
    }

    [Fact]
    public async Task SameAgain_ChangesNothing_AndIsNotRecordedAgain()
    {
        await FirstAsync();
        var before = (await _desk.Catalog.FindReleaseAsync("retail.customers"))!;
        _desk.Records.Clear();

        var report = await _desk.PublishAsync(Given.Manifest, policies: [Given.Policies]);

        Assert.False(report.Changed);
        Assert.Empty(_desk.Records);
        Assert.Equal(before.Published, (await _desk.Catalog.FindReleaseAsync("retail.customers"))!.Published);
    }

    [Fact]
    public async Task Publication_IsRecordedInEveryJurisdiction_UnderAnOpaqueId()
    {
        await FirstAsync();

        Assert.Equal(JurisdictionTable.Default.Jurisdictions, _desk.Records.Select(record => record.Jurisdiction));
        Assert.All(_desk.Records, record => Assert.Equal(
            (AuditEvent.Publish, true, "id-of-otto", "retail.customers", "publish", "retail.customers.publish"),
            (record.Event, record.Allowed, record.Principal, record.Product, record.Actions.Single(), record.Policies.Single())));
        Assert.Single(_desk.Records.Select(record => record.Request).Distinct());
    }

    [Fact]
    public async Task PersonWhomPolicyDoesNotName_IsRefused_AndThatIsRecorded()
    {
        await RefusedAsync("DP1740", () => _desk.PublishAsync(Given.Manifest, "anna", [Given.Policies]));
        await FirstAsync();
        await RefusedAsync("DP1740", () => _desk.PublishAsync(Given.Safe("1.0.1"), "anna"));
        await RefusedAsync("DP1740", () => _desk.PublishAsync(Given.Manifest, "anna"));

        Assert.Equal("1.0.0", (await _desk.Catalog.FindReleaseAsync("retail.customers"))!.Version);
    }

    // Else one could bring the policy that permits oneself.
    [Fact]
    public async Task PoliciesInForceDecide_NotThoseThatAreBrought()
    {
        await FirstAsync();
        PolicyFile own = new("own.cedar", Given.Policies.Text.Replace("\"owners\"", "\"analysts\"", StringComparison.Ordinal));

        await RefusedAsync("DP1740", () => _desk.PublishAsync(Given.Safe("1.0.1"), "anna", [own]));
        Assert.Equal([Given.Policies.Text], (await _desk.Policies.ReadAsync("retail.customers")).Select(file => file.Text));

        await _desk.PublishAsync(Given.Manifest, policies: [own]);
        Assert.Equal([own.Text], (await _desk.Policies.ReadAsync("retail.customers")).Select(file => file.Text));
        await RefusedAsync("DP1740", () => _desk.PublishAsync(Given.Safe("1.0.1")));
    }

    [Fact]
    public async Task UnknownPersonOrProduct_IsRefused()
    {
        await RefusedAsync("DP1910", () => _desk.PublishAsync(Given.Manifest, "nobody", [Given.Policies]), recorded: false);
        await RefusedAsync("DP1743", () => _desk.PublishAsync(Given.Manifest), recorded: false);
        Assert.Null(await _desk.Catalog.FindAsync("retail.customers"));
    }

    [Fact]
    public async Task PolicyThatDoesNotFitTheNewContract_IsRefused()
    {
        await FirstAsync();
        PolicyFile wrong = new("rows.cedar", """
            permit (principal, action == DataProducts::Action::"readRow", resource in DataProducts::Product::"retail.customers") when { resource.nothing == 1 };
            """);

        await RefusedAsync("DP1904", () => _desk.PublishAsync(Given.Safe("1.0.1"), policies: [wrong]), recorded: false);
    }

    [Fact]
    public async Task SafeChange_NeedsAPatch_AndNobodysAcknowledgement()
    {
        await FirstAsync();
        await RefusedAsync("DP1741", () => _desk.PublishAsync(Given.Safe("1.0.0")));

        var report = await _desk.PublishAsync(Given.Safe("1.0.1"));

        Assert.Equal((ChangeLevel.Safe, 0), (report.Diff!.Level, report.Release.Acknowledged.Count));
    }

    [Fact]
    public async Task DangerousChange_NeedsAMinor_AndEveryConsumerNamed()
    {
        await FirstAsync();
        await RefusedAsync("DP1741", () => _desk.PublishAsync(Given.Dangerous("1.0.1"), acknowledged: ["analysts", "marketing"]));
        var refused = await RefusedAsync("DP1742", () => _desk.PublishAsync(Given.Dangerous("1.1.0")));
        Assert.Contains("analysts, marketing.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("former", refused.Message, StringComparison.Ordinal);
        refused = await RefusedAsync("DP1742", () => _desk.PublishAsync(Given.Dangerous("1.1.0"), acknowledged: ["marketing"]));
        Assert.Contains("knowing of it: analysts.", refused.Message, StringComparison.Ordinal);

        var report = await _desk.PublishAsync(Given.Dangerous("1.1.0"), acknowledged: ["marketing", "analysts", "others"]);

        Assert.Equal(["analysts", "marketing"], report.Release.Acknowledged);
        Assert.Equal(["analysts", "marketing"], (await _desk.Catalog.FindReleaseAsync("retail.customers"))!.Acknowledged);
    }

    [Fact]
    public async Task BreakingChange_NeedsAMajor_AndEveryConsumerNamed()
    {
        await FirstAsync();
        await RefusedAsync("DP1741", () => _desk.PublishAsync(Given.Breaking("1.1.0"), acknowledged: ["analysts", "marketing"]));
        await RefusedAsync("DP1742", () => _desk.PublishAsync(Given.Breaking("2.0.0"), acknowledged: ["analysts"]));
        Assert.Equal("1.0.0", (await _desk.Catalog.FindAsync("retail.customers"))!.Version);

        await _desk.PublishAsync(Given.Breaking("2.0.0"), acknowledged: ["analysts", "marketing"]);

        Assert.Equal(["2.0.0", "1.0.0"], (await _desk.Catalog.ListReleasesAsync("retail.customers")).Select(release => release.Version));
    }

    [Fact]
    public async Task EarlierMajor_IsPublishedOn_WithNamesOfItsOwn()
    {
        await FirstAsync();
        await _desk.PublishAsync(Given.Breaking("2.0.0"), acknowledged: ["analysts", "marketing"]);

        var report = await _desk.PublishAsync(Given.Safe("1.0.1"));

        Assert.Equal(("1.0.0", "1.0.1"), (report.Diff!.From, report.Diff.To));
        Assert.Contains(report.Release.Artefacts, artefact => artefact.Path == "retail.customers.v1.odcs.yaml");
        await RefusedAsync("DP1741", () => _desk.PublishAsync(Given.Breaking("1.0.2")));
        Assert.Equal("2.0.0", (await _desk.Catalog.FindReleaseAsync("retail.customers"))!.Version);
        Assert.Equal("2.0.0", (await _desk.Catalog.FindAsync("retail.customers"))!.Version);
    }

    [Fact]
    public async Task LowerVersion_IsRefused()
    {
        await FirstAsync();

        await RefusedAsync("DP1741", () => _desk.PublishAsync(Given.Safe("0.9.0")));
    }

    // Registered in development, in the same version and with another contract: publishing settles it.
    [Fact]
    public async Task ContractOfDevelopment_IsReplacedByThePublishedOne()
    {
        await _desk.Catalog.RegisterAsync(Given.Registered(Given.Safe("1.0.0")));
        await _desk.Policies.SaveAsync("retail.customers", [Given.Policies]);

        await _desk.PublishAsync(Given.Manifest);

        Assert.Equal(Given.Manifest, (await _desk.Catalog.FindAsync("retail.customers"))!.Manifest);
    }

    [Fact]
    public async Task AuditLogThatFails_PublishesNothing()
    {
        _desk.AuditFails = true;

        await RefusedAsync("DP1600", FirstAsync, recorded: false);

        Assert.Null(await _desk.Catalog.FindAsync("retail.customers"));
        Assert.Null(await _desk.Catalog.FindReleaseAsync("retail.customers"));
    }

    // Between the look at what is published and the publication somebody else publishes.
    [Fact]
    public async Task SlowerOfTwo_IsRefused_AndBothThatItWouldAndThatItDidNotAreRecorded()
    {
        await FirstAsync();
        var late = _desk.With(new Overtaken(_desk.Catalog));
        _desk.Records.Clear();

        var refused = await Assert.ThrowsAsync<DataProductException>(
            () => late.PublishAsync(new PublishWish(Given.Safe("1.0.1"), null, []), "otto"));

        Assert.Equal("DP1745", refused.Id);
        Assert.Equal(
            [.. JurisdictionTable.Default.Jurisdictions.Select(_ => true), .. JurisdictionTable.Default.Jurisdictions.Select(_ => false)],
            _desk.Records.Select(record => record.Allowed));
    }

    public void Dispose() => _desk.Dispose();

    private Task<PublishReport> FirstAsync() => _desk.PublishAsync(Given.Manifest, policies: [Given.Policies]);

    private async Task<DataProductException> RefusedAsync(string id, Func<Task<PublishReport>> publish, bool recorded = true)
    {
        _desk.Records.Clear();
        var before = (await _desk.Catalog.ListReleasesAsync("retail.customers")).Count;

        var refused = await Assert.ThrowsAnyAsync<DataProductException>(publish);

        Assert.Equal(id, refused.Id);
        Assert.Equal(recorded ? JurisdictionTable.Default.Jurisdictions.Select(_ => false) : [], _desk.Records.Select(record => record.Allowed));
        Assert.Equal(before, (await _desk.Catalog.ListReleasesAsync("retail.customers")).Count);
        return refused;
    }

    private sealed class Overtaken(IReleaseStore store) : IReleaseStore
    {
        public ValueTask<bool> TryReleaseAsync(ProductRelease release, string? after, CancellationToken cancellationToken = default) => ValueTask.FromResult(false);

        public ValueTask<ProductRelease?> FindReleaseAsync(string product, string? version = null, CancellationToken cancellationToken = default) =>
            store.FindReleaseAsync(product, version, cancellationToken);

        public ValueTask<IReadOnlyList<ProductRelease>> ListReleasesAsync(string product, CancellationToken cancellationToken = default) =>
            store.ListReleasesAsync(product, cancellationToken);
    }
}
