using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Catalog;

/// <summary>Publishes versions of products: policy says who may, the version must say what changed, and who relies on the product must
/// have been told of what may hurt. Everything is recorded, refusals too.</summary>
/// <param name="platform">What it works on.</param>
public sealed class ProductPublisher(PublishPlatform platform)
{
    private static readonly Comparer<ProductReference> ByMajor =
        Comparer<ProductReference>.Create((left, right) => ProductReference.CompareMajors(left.Major!, right.Major!));

    /// <summary>Publishes a version, unless the same is published already.</summary>
    /// <param name="wish">The manifest, the policies, and who was told.</param>
    /// <param name="person">Who publishes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is published now.</returns>
    /// <exception cref="DataProductException">
    /// The manifest or the policies cannot be used; the person is unknown (<c>DP1910</c>) or may not publish (<c>DP1740</c>); the version is
    /// not raised far enough (<c>DP1741</c>); consumers are not named (<c>DP1742</c>); nobody has said who may publish (<c>DP1743</c>); somebody
    /// else was faster (<c>DP1745</c>). Nothing was published.
    /// </exception>
    public async Task<PublishReport> PublishAsync(PublishWish wish, string person, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var now = platform.Time.GetUtcNow();
        var product = ManifestReader.Parse(wish.Manifest);
        var people = await platform.People(cancellationToken).ConfigureAwait(false);
        var who = people.Find(person);
        var inForce = await platform.Products(product.Reference.ToString(), cancellationToken).ConfigureAwait(false)
            ?? await platform.Products(product.Id, cancellationToken).ConfigureAwait(false);
        if (inForce is null && wish.Policies is null)
        {
            throw PublishErrors.NoPolicies(product);
        }

        // The policies in force decide, not those that come with the wish: else one could permit oneself.
        var kept = inForce is null ? null : await platform.Policies.ReadAsync(product.Id, cancellationToken).ConfigureAwait(false);
        var policies = wish.Policies ?? kept!;
        var standards = inForce?.Standards ?? platform.Standards();
        var model = AccessModel.Build(product, policies, standards, DateOnly.FromDateTime(now.UtcDateTime));
        var decision = new AccessDecider(inForce ?? model, people).DecideProduct("publish", who, now);

        // Another major is no predecessor, but for the first version of a new one: that is higher, and the product's name moves to it.
        var releases = await platform.Releases.ListReleasesAsync(product.Id, cancellationToken).ConfigureAwait(false);
        var same = releases.FirstOrDefault(one => ReferenceOf(one) == product.Reference);
        var before = same ?? releases.MaxBy(ReferenceOf, ByMajor);
        var replaced = before is null ? null : ManifestReader.Parse(before.Manifest);
        var diff = replaced is null ? null : ContractDiff.Between(replaced, product);
        var consumers = NeedsAcknowledgement(diff) ? ActiveConsumers(people, [replaced!, product], now) : [];
        var artefacts = Artefacts(product, standards, releases.Any(one => ByMajor.Compare(ReferenceOf(one), product.Reference) > 0));
        var release = new ProductRelease(product.Id, product.Version, wish.Manifest, now, who.Id, consumers, artefacts);
        var trail = new ProductTrail(
            platform.Audit, platform.Time, model, platform.PrincipalOf(who.Id), ProductTrail.DigestOf(release.Manifest));
        if (decision.Allowed && same is not null && IsSame(same, release) && kept is not null && RegisteredProduct.HasSamePolicies(kept, policies))
        {
            return new PublishReport(same, Changed: false, diff);
        }

        var unnamed = consumers.Except(wish.Acknowledged, StringComparer.Ordinal).ToList();
        var broken = !decision.Allowed ? PublishErrors.NotPermitted(product, decision.Withheld)
            : diff is { IsVersionSufficient: false } ? PublishErrors.VersionTooLow(diff)
            : unnamed.Count > 0 ? PublishErrors.Unacknowledged(diff!, unnamed)
            : null;
        await trail.RecordAsync(AuditEvent.Publish, "publish", decision.Policies, broken is null, cancellationToken).ConfigureAwait(false);
        if (broken is not null)
        {
            throw broken;
        }

        if (inForce is null)
        {
            await platform.KeepStandards(product.Id, standards, cancellationToken).ConfigureAwait(false);
        }

        await platform.Catalog.RegisterAsync(RegisteredProduct.Of(product, release.Manifest, now), replace: true, cancellationToken)
            .ConfigureAwait(false);
        if (kept is null || !RegisteredProduct.HasSamePolicies(kept, policies))
        {
            await platform.Policies.SaveAsync(product.Id, policies, cancellationToken).ConfigureAwait(false);
        }

        // Last of all, so that a run that stops before can be run again.
        if (!await platform.Releases.TryReleaseAsync(release, same?.Version, cancellationToken).ConfigureAwait(false))
        {
            await trail.RecordAsync(AuditEvent.Publish, "publish", decision.Policies, allowed: false, cancellationToken).ConfigureAwait(false);
            throw PublishErrors.Overtaken(product);
        }

        return new PublishReport(release, Changed: true, diff);
    }

    private static ProductReference ReferenceOf(ProductRelease release) => ProductReference.Of(release.Product, release.Version);

    private static bool NeedsAcknowledgement(ContractDiff? diff) => diff?.Level is ChangeLevel.Dangerous or ChangeLevel.Breaking;

    private static IReadOnlyList<string> ActiveConsumers(PeopleDirectory people, ProductManifest[] majors, DateTimeOffset now) =>
    [
        .. people.Subscriptions
            .Where(one => Array.Exists(majors, one.IsFor) && now < one.Expires)
            .Select(one => one.Consumer)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<ReleaseArtefact> Artefacts(ProductManifest product, StandardsPackage standards, bool isEarlier) =>
        [.. ProductArtefacts.Render(product, new ArtefactOptions { Jurisdictions = standards.Jurisdictions.Jurisdictions, IsEarlierMajor = isEarlier })
            .Select(artefact => new ReleaseArtefact(artefact.Path, artefact.Text))];

    private static bool IsSame(ProductRelease before, ProductRelease now) =>
        string.Equals(before.Version, now.Version, StringComparison.Ordinal)
        && string.Equals(before.Manifest, now.Manifest, StringComparison.Ordinal)
        && before.Artefacts.SequenceEqual(now.Artefacts);
}
