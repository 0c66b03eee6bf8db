using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Finds who relies on a product.</summary>
internal static class Subscribers
{
    /// <summary>Gives the active subscriptions of the platform's folder where there is one, else those that were written down with the
    /// baseline.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        ProductManifest product, bool isEarlierMajor, ContractFolder contracts, string? state, DateTimeOffset now, CancellationToken cancellation) =>
        (state ?? StateFolder.Nearest()) is { } folder
            ? await ActiveAsync(product, folder, now, cancellation).ConfigureAwait(false)
            : contracts.Subscribers(product, isEarlierMajor);

    /// <summary>Gives the groups with an active subscription, each with its purpose: <c>fraud-analysts (fraud-detection)</c>.</summary>
    public static async Task<IReadOnlyList<string>> ActiveAsync(ProductManifest product, string state, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var platform = StateFolder.Open(state);
        var people = await platform.PeopleAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. people.Subscriptions.Where(one => one.IsFor(product) && now < one.Expires)
                .Select(one => $"{one.Consumer} ({one.Purpose})").Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
