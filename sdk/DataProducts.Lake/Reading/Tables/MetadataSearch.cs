using System.Globalization;
using System.IO.Compression;
using System.Text;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>Finds and reads the metadata file of a table that is in no catalog of ours.</summary>
internal sealed class MetadataSearch(IObjectStore objects)
{
    private const int MostHintBytes = 256;

    /// <summary>Gives the metadata file of a location, which may name it already.</summary>
    /// <exception cref="LakeException"><c>DP1514</c>: there is none, or several could be it.</exception>
    public async Task<string> FindAsync(string location, CancellationToken cancellationToken)
    {
        if (MetadataNames.IsMetadata(location))
        {
            return location;
        }

        return await HintedAsync(location, cancellationToken).ConfigureAwait(false)
            ?? await NewestAsync(location, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a metadata file, compressed or not.</summary>
    /// <exception cref="LakeException"><c>DP1509</c>, <c>DP1501</c>, <c>DP1502</c>.</exception>
    public async Task<TableMetadata> ReadAsync(string location, CancellationToken cancellationToken)
    {
        var bytes = await objects.ReadWholeAsync(location, TableMetadataReader.MostBytes, cancellationToken).ConfigureAwait(false);
        return TableMetadataReader.Read(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Inflate(bytes, location) : bytes, location);
    }

    private static byte[] Inflate(byte[] bytes, string location)
    {
        try
        {
            using var inflater = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (var read = inflater.Read(buffer); read > 0; read = inflater.Read(buffer))
            {
                if (plain.Length + read > TableMetadataReader.MostBytes)
                {
                    throw LakeErrors.InvalidMetadata(location, $"it inflates to more than {TableMetadataReader.MostBytes} bytes");
                }

                plain.Write(buffer, 0, read);
            }

            return plain.ToArray();
        }
        catch (InvalidDataException failure)
        {
            throw LakeErrors.InvalidMetadata(location, "it cannot be inflated", failure);
        }
    }

    // The hint may be behind: a writer that dies after it has committed does not write it.
    private async Task<string?> HintedAsync(string folder, CancellationToken cancellationToken)
    {
        var hintAt = FileLocations.Join(folder, "metadata/version-hint.text");
        if (!await objects.ExistsAsync(hintAt, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var hint = Encoding.UTF8.GetString(await objects.ReadWholeAsync(hintAt, MostHintBytes, cancellationToken).ConfigureAwait(false)).Trim();
        if (!int.TryParse(hint, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return hint.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
                ? await ExistingAsync(folder, hint, cancellationToken).ConfigureAwait(false)
                : null;
        }

        var found = await VersionAsync(folder, version, cancellationToken).ConfigureAwait(false);
        while (found is not null && version < int.MaxValue
            && await VersionAsync(folder, version + 1, cancellationToken).ConfigureAwait(false) is { } next)
        {
            (found, version) = (next, version + 1);
        }

        return found;
    }

    private Task<string?> VersionAsync(string folder, int version, CancellationToken cancellationToken) =>
        ExistingAsync(folder, string.Create(CultureInfo.InvariantCulture, $"v{version}"), cancellationToken);

    private async Task<string?> ExistingAsync(string folder, string stem, CancellationToken cancellationToken)
    {
        foreach (var name in MetadataNames.OfVersion(stem))
        {
            var location = FileLocations.Join(folder, $"metadata/{name}");
            if (await objects.ExistsAsync(location, cancellationToken).ConfigureAwait(false))
            {
                return location;
            }
        }

        return null;
    }

    // Two files of one version are two writers' of which one lost; only their catalog knows which.
    private async Task<string> NewestAsync(string folder, CancellationToken cancellationToken)
    {
        var (newest, versions) = (-1, new List<string>());
        await foreach (var file in objects.ListAsync(FileLocations.Join(folder, "metadata"), cancellationToken).ConfigureAwait(false))
        {
            if (MetadataNames.VersionOf(file.Location) is not { } version || version < newest)
            {
                continue;
            }

            if (version > newest)
            {
                versions.Clear();
            }

            newest = version;
            versions.Add(file.Location);
        }

        return versions switch
        {
            [var only] => only,
            [] => throw LakeErrors.NoTable(folder, "its folder 'metadata' has no metadata file"),
            _ => throw LakeErrors.NoTable(folder, $"{versions.Count} metadata files are of version {newest}, and only their catalog knows which counts"),
        };
    }
}
