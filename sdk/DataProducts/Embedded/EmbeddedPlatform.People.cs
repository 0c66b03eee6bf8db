using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts;

/// <content>What decisions rest on: people, instruments, subscriptions, and the products' policies.</content>
public sealed partial class EmbeddedPlatform
{
    /// <summary>Gives who may ask for what: the people and instruments of the products' files together, and the subscriptions of files and
    /// catalog.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The directory; empty before a product is registered.</returns>
    public async ValueTask<PeopleDirectory> PeopleAsync(CancellationToken cancellationToken = default)
    {
        var people = await new PeopleFiles(Layout.People, _standards).ReadAsync(cancellationToken).ConfigureAwait(false);
        var approved = (await _catalog.ListSubscriptionsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            .Where(one => one.State == SubscriptionState.Approved)
            .Select(one => new Subscription(one.Id, one.Consumer, one.Product, one.Purpose, one.Expires) { Major = one.Major });
        var newest = (await _catalog.ListAsync(cancellationToken).ConfigureAwait(false))
            .ToDictionary(one => one.Id, one => ProductReference.MajorOf(one.Version), StringComparer.Ordinal);

        var register = await _instruments.ReadAsync(cancellationToken).ConfigureAwait(false);

        // A product's name means its newest major here as everywhere: no subscription is for two majors at once.
        return people with
        {
            Instruments = [.. people.Instruments.Concat(register.Instruments)],
            Waivers = register.Waivers,
            Subscriptions = [.. people.Subscriptions.Concat(approved).Select(one => one with { Major = one.Major ?? newest.GetValueOrDefault(one.Product) })],
        };
    }

    /// <summary>Gives the policies that decide about a product.</summary>
    /// <param name="product">The product's identifier, which means its newest published major, or one major version such as
    /// <c>retail.customers@1</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The model, or null if the product is not registered.</returns>
    /// <exception cref="AccessException">The policies cannot be used.</exception>
    public ValueTask<AccessModel?> FindModelAsync(string product, CancellationToken cancellationToken = default) =>
        _models.FindAsync(product, cancellationToken);

    /// <summary>Gives what a product is registered with, whether or not anything could be decided by it today; null if it is not
    /// registered.</summary>
    /// <exception cref="AccessException"><c>DP1927</c>: its standards are missing or were changed.</exception>
    internal async ValueTask<ProductUnderStandards?> FindRegistrationAsync(string product, CancellationToken cancellationToken) =>
        await _catalog.FindAsync(product, cancellationToken).ConfigureAwait(false) is { } registered
            ? new(
                ManifestReader.Parse(registered.Manifest),
                await _policies.ReadAsync(registered.Id, cancellationToken).ConfigureAwait(false),
                _standards.Read(registered.Id))
            : null;

    private async ValueTask<AccessModel> ModelAsync(string product, CancellationToken cancellationToken) =>
        await _models.FindAsync(product, cancellationToken).ConfigureAwait(false)
        ?? throw new DataProductException("DP1004", $"{product} is not registered; call RegisterAsync first.");
}
