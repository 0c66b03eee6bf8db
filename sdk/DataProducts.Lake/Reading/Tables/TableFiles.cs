using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>The files that a table's metadata names.</summary>
/// <param name="name">What the table is called in messages.</param>
/// <param name="objects">The store they are in.</param>
/// <param name="resolve">Gives where a file is that the metadata names, or refuses it.</param>
internal sealed class TableFiles(string name, IObjectStore objects, Func<string, string> resolve)
{
    // Iceberg aims at manifests of 8 MB.
    private const int MostAvroBytes = 128 * 1024 * 1024;

    public string Name => name;

    public string Resolve(string path) => resolve(path);

    public async Task<IReadOnlyList<ManifestFile>> ManifestsAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var location = resolve(snapshot.ManifestList);
        var bytes = await objects.ReadWholeAsync(location, MostAvroBytes, cancellationToken).ConfigureAwait(false);
        return ManifestListReader.Read(bytes, location);
    }

    public async Task<Manifest> ManifestAsync(ManifestFile manifest, CancellationToken cancellationToken)
    {
        var location = resolve(manifest.Path);
        var bytes = await objects.ReadWholeAsync(location, MostAvroBytes, cancellationToken).ConfigureAwait(false);
        return bytes.Length == manifest.Length
            ? ManifestReader.Read(bytes, manifest)
            : throw LakeErrors.InvalidAvro(location, $"it has {bytes.Length} bytes where its list says {manifest.Length}");
    }

    /// <summary>Opens a data file or delete file.</summary>
    /// <exception cref="LakeException"><c>DP1509</c>: it is missing.</exception>
    public async Task<Stream> OpenAsync(string location, CancellationToken cancellationToken)
    {
        try
        {
            return await objects.OpenReadAsync(location, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException missing)
        {
            throw LakeErrors.Storage(location, "the file is missing", missing);
        }
    }
}
