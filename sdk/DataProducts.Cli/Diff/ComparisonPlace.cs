using System.Text.RegularExpressions;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Where to find what products are compared with.</summary>
/// <param name="Against">What a person typed.</param>
/// <param name="Folder">The folder of contracts.</param>
/// <param name="State">The platform's folder, or null for the nearest.</param>
/// <param name="Now">The time.</param>
internal sealed partial record ComparisonPlace(string Against, string Folder, string? State, DateTimeOffset Now)
{
    /// <summary>What stands for the folder of contracts.</summary>
    public const string Baseline = "baseline";

    private const string Published = "published";

    private static readonly string[] FileTypes = [".dll", ".json", ".yaml", ".yml"];

    /// <summary>Gets a value indicating whether the platform's folder is asked who relies on a product.</summary>
    public bool HasPlatform { get; init; } = true;

    public async Task<DiffReport> CompareAsync(IReadOnlyList<ManifestDocument> products, FailOn failOn, CancellationToken cancellation)
    {
        var contracts = ContractFolder.Read(Folder, DateOnly.FromDateTime(Now.UtcDateTime));
        var (compared, unknown) = (new List<ComparedProduct>(), new List<ProductManifest>());
        foreach (var document in products)
        {
            var (product, isEarlier) = (document.Product, document.IsEarlierMajor);
            if (await BeforeAsync(contracts, document, cancellation).ConfigureAwait(false) is not { } before)
            {
                unknown.Add(product);
                continue;
            }

            var diff = contracts.Suppressions.Apply(ContractDiff.Between(before, product));
            var subscribers = diff.Level is null or ChangeLevel.Safe ? []
                : HasPlatform ? await Subscribers.OfAsync(product, isEarlier, contracts, State, Now, cancellation).ConfigureAwait(false)
                : contracts.Subscribers(product, isEarlier);
            compared.Add(new(diff, subscribers, contracts.FindBaseline(product, isEarlier) ?? Path.Combine(Folder, ContractBaseline.FileName(product, isEarlier))));
        }

        return compared.Count == 0 && File.Exists(Against)
            ? throw new DataProductException("DP1746", $"{Against} has none of these products: {string.Join(", ", unknown.Select(one => one.Id))}.")
            : new(compared, unknown, contracts.Suppressions.Unused([.. compared.Select(one => one.Diff)]), failOn);
    }

    // A file that exists is meant before anything of the same name.
    private async Task<ProductManifest?> BeforeAsync(ContractFolder contracts, ManifestDocument product, CancellationToken cancellation) => Against switch
    {
        _ when File.Exists(Against) => await ManifestSource.FromFileAsync(Against, product, cancellation).ConfigureAwait(false),
        Baseline => contracts.ReadBaseline(product.Product, product.IsEarlierMajor),
        Published => await ManifestSource.FromPlatformAsync(version: null, product.Product.Reference, State, cancellation).ConfigureAwait(false),
        _ when Version().IsMatch(Against) => await ManifestSource.FromPlatformAsync(Against, product.Product.Reference, State, cancellation).ConfigureAwait(false),
        _ when FileTypes.Contains(Path.GetExtension(Against), StringComparer.OrdinalIgnoreCase) =>
            throw new DataProductException("DP1746", $"There is no file {Against} to compare with."),
        _ => await GitContracts.FindAsync(Against, Folder, product, cancellation).ConfigureAwait(false),
    };

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
