using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.Catalog.Tests.Publishing;

/// <summary>A publisher on a catalog and policies in a folder, whose audit log is a list.</summary>
internal sealed class PublishDesk : IAuditLog, IDisposable
{
    private readonly TempFolder _folder = new();

    public PublishDesk()
    {
        Catalog = SqliteCatalog.Open(_folder["catalog.db"]);
        Policies = new LocalPolicyStore(_folder["policies"]);
        Publisher = With(Catalog);
    }

    public SqliteCatalog Catalog { get; }

    public LocalPolicyStore Policies { get; }

    public ProductPublisher Publisher { get; }

    public List<AuditRecord> Records { get; } = [];

    /// <summary>Whether the audit log fails.</summary>
    public bool AuditFails { get; set; }

    /// <summary>Gets the products whose standards were kept.</summary>
    public List<string> Standardised { get; } = [];

    public string CatalogPath => _folder["catalog.db"];

    public ProductPublisher With(IReleaseStore releases) => new(new PublishPlatform
    {
        Catalog = Catalog,
        Releases = releases,
        Policies = Policies,
        Products = ModelAsync,
        People = _ => ValueTask.FromResult(Given.People),
        PrincipalOf = person => $"id-of-{person}",
        Audit = this,
        Standards = () => StandardsPackage.Default,
        KeepStandards = (product, _, _) =>
        {
            Standardised.Add(product);
            return Task.CompletedTask;
        },
        Time = new StandingClock(),
    });

    public Task<PublishReport> PublishAsync(
        string manifest, string person = "otto", IReadOnlyList<PolicyFile>? policies = null, params string[] acknowledged) =>
        Publisher.PublishAsync(new PublishWish(manifest, policies, acknowledged), person);

    public ValueTask AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken = default)
    {
        if (AuditFails)
        {
            throw new DataProductException("DP1600", "The log cannot be written.");
        }

        Records.AddRange(records);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        Catalog.Dispose();
        _folder.Dispose();
    }

    private async ValueTask<AccessModel?> ModelAsync(string product, CancellationToken cancellationToken) =>
        await Catalog.FindAsync(product, cancellationToken) is { } registered
            ? AccessModel.Build(
                ManifestReader.Parse(registered.Manifest),
                await Policies.ReadAsync(registered.Id, cancellationToken),
                StandardsPackage.Default,
                DateOnly.FromDateTime(Given.Now.UtcDateTime))
            : null;

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Given.Now;
    }
}
