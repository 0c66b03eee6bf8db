using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>Why a product is not published, <c>DP1740</c> to <c>DP1749</c>; <c>DP1744</c> is the catalog's own.</summary>
internal static class PublishErrors
{
    private const int Shown = 5;

    public static DataProductException NotPermitted(ProductManifest product, IReadOnlyList<PolicyReason> reasons) => new(
        "DP1740", $"Policy does not let you publish {product.Id}: "
        + $"{string.Join("; ", reasons)}.");

    public static DataProductException VersionTooLow(ContractDiff diff) => new(
        "DP1741", $"{diff.Product} {diff.From} is published, and {diff.To} does not raise the version far enough: "
        + $"{Summary(diff)} A version that is raised by a {Word(diff.Required)} is asked for.");

    public static DataProductException Unacknowledged(ContractDiff diff, IReadOnlyList<string> consumers) => new(
        "DP1742", $"{diff.Product} {diff.To} changes what consumers rely on: {Summary(diff)} These have active subscriptions and are not "
        + $"named as knowing of it: {string.Join(", ", consumers)}. Tell them, then name them with --acknowledge.");

    public static DataProductException NoPolicies(ProductManifest product) => new(
        "DP1743", $"{product.Id} is not registered here, so no policy says who may publish it. Give its policies with --policies.");

    public static DataProductException Overtaken(ProductManifest product) => new(
        "DP1745", $"Somebody else published {product.Id} just now; nothing was published. Compare with the new version, then publish again.");

    private static string Summary(ContractDiff diff)
    {
        var gravest = diff.Changes.Take(Shown).Select(change => $"{Word(change.Level)}: {change.Path}: {change.Message}");
        var more = diff.Changes.Count > Shown ? FormattableString.Invariant($" And {diff.Changes.Count - Shown} more.") : string.Empty;
        return diff.Changes.Count == 0 ? "the version is lowered." : string.Join(' ', gravest) + more;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
