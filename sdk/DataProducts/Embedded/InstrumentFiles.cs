using DataProducts.Access;

namespace DataProducts;

/// <summary>Keeps the register of instruments that each product brought, <c>instruments.json</c> beside its people file, and gives their
/// union.</summary>
/// <remarks>Products that were registered with the same file share it: a changed one takes the place of all its copies, so that what is
/// revoked in one place is revoked everywhere.</remarks>
/// <param name="folder">Where the files are kept.</param>
internal sealed class InstrumentFiles(string folder)
{
    private const string Extension = ".json";

    /// <summary>Reads what every product brought.</summary>
    /// <exception cref="AccessException"><c>DP1907</c>: a file is no register, or two say different things of one id.</exception>
    public async Task<InstrumentRegister> ReadAsync(CancellationToken cancellationToken) =>
        InstrumentRegister.Join([.. (await AllAsync(cancellationToken).ConfigureAwait(false)).Select(one => one.Register)]);

    /// <summary>Checks the register beside a people file, alone and with those of the other products. Nothing is written.</summary>
    /// <returns>What is to be written: the text of each product's file, null where it is to go.</returns>
    public async Task<IReadOnlyList<KeyValuePair<string, string?>>> CheckAsync(string product, string peopleFile, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(peopleFile))!, InstrumentRegister.FileName);
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : null;
        var own = text is null ? InstrumentRegister.Empty : InstrumentRegister.Parse(text, path);
        var known = await AllAsync(cancellationToken).ConfigureAwait(false);
        var before = known.Find(one => one.Product == product)?.Text;
        var copies = known.Where(one => one.Product != product && one.Text == before).Select(one => one.Product).ToList();
        var others = known.Where(one => one.Product != product && !copies.Contains(one.Product)).Select(one => one.Register);
        _ = InstrumentRegister.Join([.. others, own]);
        return [.. copies.Append(product).Select(one => KeyValuePair.Create(one, text))];
    }

    /// <summary>Writes what was checked.</summary>
    public async Task SaveAsync(IReadOnlyList<KeyValuePair<string, string?>> files, CancellationToken cancellationToken)
    {
        PrivateFolders.Ensure(folder);
        foreach (var (product, text) in files)
        {
            var path = Path.Combine(folder, product + Extension);
            if (text is null)
            {
                File.Delete(path);
                continue;
            }

            var incoming = Path.Combine(folder, $".{product}.{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(incoming, text, cancellationToken).ConfigureAwait(false);
            File.Move(incoming, path, overwrite: true);
        }
    }

    private async Task<List<NamedRegister>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<NamedRegister>();
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            all.Add(new NamedRegister(Path.GetFileNameWithoutExtension(path), text, InstrumentRegister.Parse(text, path)));
        }

        return all;
    }

    private sealed record NamedRegister(string Product, string Text, InstrumentRegister Register);
}
