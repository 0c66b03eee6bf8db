using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>All that criteria are computed from, read once.</summary>
internal sealed record MaturityEvidence(
    CatalogProduct Registered,
    ProductManifest Manifest,
    ProductRelease? Release,
    IReadOnlyDictionary<string, PublishedVersion?> Data,
    IReadOnlyDictionary<string, IReadOnlyList<SliFact>> Facts,
    ProductHealth? Health,
    DateTimeOffset Now)
{
    public const int FactDays = 30;

    public IEnumerable<ColumnManifest> Columns => Manifest.Ports.SelectMany(port => port.Columns);

    public IEnumerable<ServiceLevel> Levels => Manifest.Ports.SelectMany(port => port.ServiceLevels);

    public static async Task<MaturityEvidence> ReadAsync(
        CatalogProduct registered,
        IReleaseStore releases,
        IProductVersions versions,
        ISliFacts facts,
        ProductHealth? health,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var manifest = ManifestReader.Parse(registered.Manifest);
        var product = manifest.Reference.ToString();
        var data = new Dictionary<string, PublishedVersion?>(StringComparer.Ordinal);
        var counted = new Dictionary<string, IReadOnlyList<SliFact>>(StringComparer.Ordinal);
        foreach (var port in manifest.Ports)
        {
            data[port.Name] = await versions.CurrentAsync(product, port.Name, cancellationToken).ConfigureAwait(false);
            counted[port.Name] = await facts
                .ReadAsync(product, port.Name, now.AddDays(-FactDays), now.AddTicks(1), cancellationToken).ConfigureAwait(false);
        }

        var release = await releases.FindReleaseAsync(product, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new MaturityEvidence(registered, manifest, release, data, counted, health, now);
    }
}
