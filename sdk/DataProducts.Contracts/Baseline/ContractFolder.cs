namespace DataProducts.Contracts;

/// <summary>A project's folder <c>contracts</c>: the baselines of its products, the changes it suppresses, and who relies on what.</summary>
public sealed class ContractFolder
{
    /// <summary>The folder's usual name, beside the project's file.</summary>
    public const string Name = "contracts";

    private readonly Dictionary<string, string> _paths;

    private ContractFolder(Dictionary<string, string> paths, DiffSuppressions suppressions) => (_paths, Suppressions) = (paths, suppressions);

    /// <summary>Gets the changes that the project suppresses.</summary>
    public DiffSuppressions Suppressions { get; }

    /// <summary>Reads a folder; one that is not there is empty.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="today">The day, by which no suppression may be over.</param>
    /// <returns>The folder; baselines are read when they are asked for.</returns>
    /// <exception cref="DataProductException">As <see cref="Of"/>.</exception>
    public static ContractFolder Read(string folder, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Of(Directory.Exists(folder) ? Directory.GetFiles(folder) : [], today);
    }

    /// <summary>Takes the files that a build names.</summary>
    /// <param name="paths">The files; those with other names are passed over.</param>
    /// <param name="today">The day, by which no suppression may be over.</param>
    /// <returns>The folder; baselines are read when they are asked for.</returns>
    /// <exception cref="DataProductException"><c>DP1251</c> a file cannot be read; <c>DP1252</c>, <c>DP1253</c> as
    /// <see cref="DiffSuppressions.Parse"/>.</exception>
    public static ContractFolder Of(IEnumerable<string> paths, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            byName.TryAdd(Path.GetFileName(path), path);
        }

        var suppressions = byName.TryGetValue(DiffSuppressions.FileName, out var list)
            ? DiffSuppressions.Parse(Text(list), list, today)
            : DiffSuppressions.None;
        return new(byName, suppressions);
    }

    /// <summary>Finds the file of a product's baseline.</summary>
    /// <param name="product">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it in the project.</param>
    /// <returns>Its path, or null.</returns>
    public string? FindBaseline(ProductManifest product, bool isEarlierMajor = false) =>
        _paths.GetValueOrDefault(ContractBaseline.FileName(product, isEarlierMajor));

    /// <summary>Reads the baseline of a product.</summary>
    /// <remarks>An earlier major that has none of its own yet is compared with the product's, where that is still of this major: so it was
    /// before the newer one came.</remarks>
    /// <param name="product">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it in the project.</param>
    /// <returns>What consumers rely on, or null where the project has no baseline for it.</returns>
    /// <exception cref="DataProductException">As <see cref="ContractBaseline.Parse"/>; <c>DP1251</c> also where it is another
    /// product's.</exception>
    public ProductManifest? ReadBaseline(ProductManifest product, bool isEarlierMajor = false)
    {
        var own = FindBaseline(product, isEarlierMajor);
        if ((own ?? FindBaseline(product)) is not { } path)
        {
            return null;
        }

        var baseline = ContractBaseline.Parse(Text(path), path);
        return string.Equals(baseline.Id, product.Id, StringComparison.Ordinal)
            ? own is not null || baseline.Reference == product.Reference ? baseline : null
            : throw new DataProductException(
                ManifestErrors.UnusableBaseline, $"{path} is the baseline of {baseline.Id}: rename the file, or give the product its id back.");
    }

    /// <summary>Gives who relied on a product when its baseline was accepted.</summary>
    /// <param name="product">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it in the project.</param>
    /// <returns>Each group with its purpose; empty where nobody is known.</returns>
    /// <exception cref="DataProductException"><c>DP1251</c>: the file cannot be read.</exception>
    public IReadOnlyList<string> Subscribers(ProductManifest product, bool isEarlierMajor = false) =>
        _paths.TryGetValue(SubscribersName(product, isEarlierMajor), out var path) ? SubscriberList.Read(Text(path)) : [];

    /// <summary>Writes a product's baseline into a folder, and who relies on it where that is known.</summary>
    /// <param name="folder">The folder, which is made if need be.</param>
    /// <param name="product">The product.</param>
    /// <param name="subscribers">Who relies on it, each group with its purpose; null leaves what is written as it is.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it in the project.</param>
    /// <returns>The baseline's path, and whether its text changed.</returns>
    /// <exception cref="DataProductException"><c>DP1251</c> the file cannot be written; or as <see cref="ContractBaseline.Render"/>.</exception>
    public static (string Path, bool Changed) Accept(string folder, ProductManifest product, IEnumerable<string>? subscribers, bool isEarlierMajor = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(product);
        var path = Path.Combine(folder, ContractBaseline.FileName(product, isEarlierMajor));
        var text = ContractBaseline.Render(product);
        try
        {
            Directory.CreateDirectory(folder);
            var changed = !File.Exists(path) || !string.Equals(File.ReadAllText(path).ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
            if (changed)
            {
                File.WriteAllText(path, text);
            }

            if (subscribers is not null)
            {
                File.WriteAllText(Path.Combine(folder, SubscribersName(product, isEarlierMajor)), SubscriberList.Write(subscribers));
            }

            return (path, changed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException(
                ManifestErrors.UnusableBaseline, $"{path} cannot be written. Look at the folder's rights.", failure);
        }
    }

    private static string SubscribersName(ProductManifest product, bool isEarlierMajor)
    {
        ArgumentNullException.ThrowIfNull(product);
        return ProductArtefacts.NameOf(product, isEarlierMajor) + SubscriberList.Extension;
    }

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= BaselineText.MaximumLength
                ? File.ReadAllText(path)
                : throw new DataProductException(ManifestErrors.UnusableBaseline, $"{path} is larger than a baseline may be.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException(ManifestErrors.UnusableBaseline, $"{path} cannot be read. Look at its rights.", failure);
        }
    }
}
