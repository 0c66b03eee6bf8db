using DataProducts.Contracts;
using DataProducts.Hydration;
using DataProducts.Query;

namespace DataProducts;

/// <summary>Lets a port's own quality rules decide about a batch.</summary>
internal sealed class QualityCheck(ProductManifest product, PortManifest port, GovernedDuckDb engine) : IBatchCheck
{
    private readonly PortQuality _quality = new(
        SqlTableName.Of(product, port, withMajor: false).ToString(), port, engine);

    public ValueTask<IReadOnlyList<string>> CheckAsync(StagedTable staged, CancellationToken cancellationToken = default) =>
        _quality.CheckAsync(staged.Jurisdiction, staged.Snapshot, cancellationToken);
}
