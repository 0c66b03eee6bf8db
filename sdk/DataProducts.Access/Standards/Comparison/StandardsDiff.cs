using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Tells what a product would meet under another version of the standards, before it takes that version.</summary>
public static class StandardsDiff
{
    /// <summary>Compares two versions for one product. What the product has nothing to do with is left out.</summary>
    /// <param name="product">The product.</param>
    /// <param name="policies">The team's policies.</param>
    /// <param name="before">The standards that it is built or registered with.</param>
    /// <param name="after">The others.</param>
    /// <returns>The changes, the gravest first, then by place; empty where nothing changes for the product.</returns>
    public static IReadOnlyList<StandardsChange> Between(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage before, StandardsPackage after)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        IEnumerable<StandardsChange> changes =
        [
            .. VersionChanges.Between(before, after),
            .. JurisdictionChanges.Between(product, before, after),
            .. TransferChanges.Between(product, before, after),
            .. PurposeChanges.Between(product, before, after),
            .. BaseForbidChanges.Between(before, after),
            .. BuildChanges.Between(product, policies, before, after),
            .. CentralFileChanges.Between(product, before, after),
        ];
        return
        [
            .. changes.OrderByDescending(change => change.Level)
                .ThenByDescending(change => change.Topic == StandardsTopic.Version) // whoever may not move need not read on
                .ThenBy(change => change.Place, StringComparer.Ordinal),
        ];
    }
}
