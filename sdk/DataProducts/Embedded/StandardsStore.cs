using System.Collections.Concurrent;
using DataProducts.Access;

namespace DataProducts;

/// <summary>Keeps the standards that each product is registered under: every package once, in a folder named by its hash, and for each
/// product a line that names one.</summary>
/// <param name="root">The folder; made when a product is registered.</param>
internal sealed class StandardsStore(string root)
{
    // What a hash stands for never changes, and was checked when it was read.
    private readonly ConcurrentDictionary<string, StandardsPackage> _read = new(StringComparer.Ordinal);

    private string Products => Path.Combine(root, "products");

    /// <summary>Gives the line of a product; null if it was never registered.</summary>
    public StandardsLine? Find(string product)
    {
        var path = Path.Combine(Products, product);
        return File.Exists(path) ? StandardsLine.Parse(File.ReadAllText(path), product) : null;
    }

    /// <summary>Gives the standards of a registered product.</summary>
    /// <exception cref="AccessException"><c>DP1927</c>: they are missing or were changed; nothing may be decided then.</exception>
    public StandardsPackage Read(string product) => Read(Find(product) ?? throw Damaged($"No standards are recorded for {product}."));

    /// <summary>Gives the standards of all registered products, each once.</summary>
    public IReadOnlyList<StandardsPackage> All()
    {
        var names = Directory.Exists(Products) ? Directory.GetFiles(Products).Select(path => Path.GetFileName(path)!) : [];
        return [.. names.Where(name => !name.Contains('~', StringComparison.Ordinal)).Select(Read).DistinctBy(one => one.Hash)];
    }

    /// <summary>Gives the purposes of all of them, each name once.</summary>
    public IReadOnlyList<NamedNode> Purposes() =>
        [.. All().SelectMany(one => one.Purposes).Select(purpose => purpose.Node).DistinctBy(node => node.Id, StringComparer.Ordinal)];

    /// <summary>Keeps a package; one whose files were damaged is put right. Nothing depends on it before a product's line names it.</summary>
    public async Task KeepAsync(StandardsPackage standards, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, standards.Hash);
        if (IsWhole(folder, standards.Hash))
        {
            return;
        }

        var incoming = $"{folder}~{Guid.NewGuid():N}";
        foreach (var file in standards.Files)
        {
            var path = Path.Combine(incoming, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(incoming, folder);
        }
        catch (IOException) when (IsWhole(folder, standards.Hash))
        {
            Directory.Delete(incoming, recursive: true); // another process kept the same package meanwhile
        }
    }

    /// <summary>Names a package that is kept as the product's.</summary>
    public async Task SaveAsync(string product, StandardsPackage standards, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Products);
        var incoming = Path.Combine(Products, $"{product}~{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(incoming, StandardsLine.Of(standards).ToString(), cancellationToken).ConfigureAwait(false);
        File.Move(incoming, Path.Combine(Products, product), overwrite: true);
    }

    private static bool IsWhole(string folder, string hash)
    {
        try
        {
            return Directory.Exists(folder) && StandardsPackage.ReadFolder(folder).Hash == hash;
        }
        catch (AccessException)
        {
            return false;
        }
    }

    private StandardsPackage Read(StandardsLine line) => _read.GetOrAdd(line.Hash, hash =>
    {
        var package = StandardsPackage.ReadFolder(Path.Combine(root, hash));
        return package.Hash == hash ? package : throw Damaged(
            $"The files of {line.Name} {line.Version} in {Path.Combine(root, hash)} were changed.");
    });

    private static AccessException Damaged(string problem) =>
        new(
            StandardsErrors.Stored,
            $"{problem} Nothing is decided without a product's standards: register it again, or restore the folder.");
}
