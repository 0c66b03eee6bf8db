using DataProducts.Access;
using DataProducts.Cli.Diff;
using DataProducts.Cli.Policies;
using DataProducts.Contracts;

namespace DataProducts.Cli.Ci;

/// <summary>Where the inputs lie, as they were typed.</summary>
internal sealed record CiPlaces(string Assembly, string Policies, string People, string? Against, string Contracts, string? Standards, string IdentityMap);

/// <summary>Everything that is looked at, read once. A pipeline has no platform, so nothing of one is asked for.</summary>
/// <param name="Places">Where it was read.</param>
/// <param name="Products">The assembly's products.</param>
/// <param name="Standards">What is central.</param>
/// <param name="Contracts">What differs from what consumers rely on.</param>
/// <param name="People">Who may ask for what; null where there is no such file.</param>
/// <param name="Map">Which roles stand for whom; null where nobody says.</param>
internal sealed record CiInputs(
    CiPlaces Places,
    IReadOnlyList<ProductManifest> Products,
    StandardsPackage Standards,
    DiffReport Contracts,
    PeopleDirectory? People,
    IdentityMap? Map)
{
    public static async Task<CiInputs> ReadAsync(CiPlaces places, DateTimeOffset now, CancellationToken cancellation)
    {
        var documents = ManifestSource.FromAssembly(places.Assembly, product: null);
        var standards = StandardsSource.OfAssembly(places.Assembly, places.Standards);
        try
        {
            return new CiInputs(
                places,
                [.. documents.Select(document => document.Product)],
                standards,
                await new ComparisonPlace(places.Against ?? ComparisonPlace.Baseline, places.Contracts, State: null, now) { HasPlatform = false }
                    .CompareAsync(documents, FailOn.Unversioned, cancellation).ConfigureAwait(false),
                File.Exists(places.People)
                    ? PeopleFile.Parse(await File.ReadAllTextAsync(places.People, cancellation).ConfigureAwait(false), places.People, [.. standards.Purposes.Select(purpose => purpose.Node)])
                    : null,
                await MapAsync(places, standards, cancellation).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1005", $"An input cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Gives the policies that decide about a product.</summary>
    public IReadOnlyList<PolicyFile> PoliciesOf(ProductManifest product) => PolicyFolder.FilesOf(Places.Policies, product.Id);

    private static async Task<IdentityMap?> MapAsync(CiPlaces places, StandardsPackage standards, CancellationToken cancellation)
    {
        if (File.Exists(places.IdentityMap))
        {
            return IdentityMap.Parse(await File.ReadAllTextAsync(places.IdentityMap, cancellation).ConfigureAwait(false), places.IdentityMap);
        }

        return standards.IdentityMapText is { } text ? IdentityMap.Parse(text, $"{standards.Name} {standards.Version}") : null;
    }
}
