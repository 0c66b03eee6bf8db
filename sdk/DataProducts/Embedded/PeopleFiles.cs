using DataProducts.Access;

namespace DataProducts;

/// <summary>Keeps each product's people file under its own name, and gives their union: several teams share one platform.</summary>
/// <remarks>Products that were registered with the same file share it: a changed one takes the place of all its copies.</remarks>
/// <param name="folder">Where the files are kept.</param>
/// <param name="standards">Whose purposes the files may name.</param>
internal sealed class PeopleFiles(string folder, StandardsStore standards)
{
    private const string Extension = ".json";

    /// <summary>Reads what every product brought.</summary>
    /// <exception cref="AccessException"><c>DP1912</c>: a file is no people file. <c>DP1913</c>: two say different things of one
    /// name.</exception>
    public async Task<PeopleDirectory> ReadAsync(CancellationToken cancellationToken)
    {
        var central = standards.Purposes();
        return PeopleUnion.Of(await AllAsync(central, cancellationToken).ConfigureAwait(false)) with { CentralPurposes = central };
    }

    /// <summary>Checks a product's file, alone and beside those of the other products. Nothing is written.</summary>
    /// <returns>What is to be saved.</returns>
    public async Task<Change> CheckAsync(string product, string path, StandardsPackage package, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new AccessException("DP1912", $"There is no file {path}; docs/people.md shows one.");
        }

        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        var central = standards.Purposes();
        var parsed = PeopleFile.Parse(text, path, [.. central, .. package.Purposes.Select(purpose => purpose.Node)]);
        parsed.ThrowIfRedefined(package);
        var own = new NamedPeople(product, text, parsed);
        var known = await AllAsync(central, cancellationToken).ConfigureAwait(false);
        var before = known.FirstOrDefault(one => one.Product == product)?.Text;
        var replaced = known.Where(one => one.Product != product && one.Text == before).Select(one => own with { Product = one.Product });
        NamedPeople[] written = [own, .. replaced];
        _ = PeopleUnion.Of([.. known.Where(one => written.All(other => other.Product != one.Product)), own]);
        return new Change(written);
    }

    /// <summary>Writes what was checked.</summary>
    public async Task SaveAsync(Change change, CancellationToken cancellationToken)
    {
        PrivateFolders.Ensure(folder);
        foreach (var file in change.Files)
        {
            var incoming = Path.Combine(folder, $".{file.Product}.{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(incoming, file.Text, cancellationToken).ConfigureAwait(false);
            File.Move(incoming, Path.Combine(folder, file.Product + Extension), overwrite: true);
        }
    }

    private async Task<List<NamedPeople>> AllAsync(IReadOnlyList<NamedNode> central, CancellationToken cancellationToken)
    {
        var all = new List<NamedPeople>();
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            all.Add(new NamedPeople(Path.GetFileNameWithoutExtension(path), text, PeopleFile.Parse(text, path, central)));
        }

        return all;
    }

    /// <summary>What a registration writes.</summary>
    internal sealed record Change(IReadOnlyList<NamedPeople> Files);
}

/// <summary>The people file that a product brought.</summary>
internal sealed record NamedPeople(string Product, string Text, PeopleDirectory People);
