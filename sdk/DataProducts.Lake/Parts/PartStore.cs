using System.Security.Cryptography;
using DataProducts.Lake.Commit;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Storage;

namespace DataProducts.Lake.Parts;

/// <summary>Keeps and finds what parts of a batch wrote into one table.</summary>
internal sealed class PartStore(TableStore store, string batch, IReadOnlyList<TableColumn> columns, PartitionSpec spec)
{
    /// <summary>Writes the description of a part's files beside them.</summary>
    public async Task<PartFiles> DescribeAsync(string name, IReadOnlyList<FileEntry> files, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var json = PartJson.Write(new(state.Metadata.Uuid, spec.Id, batch), files);
        var location = LocationOf(name);
        return await store.Objects.TryCreateAsync(location, json, cancellationToken).ConfigureAwait(false)
            ? new(name, Convert.ToHexStringLower(SHA256.HashData(json.Span)), files.Sum(file => file.Rows), files.Count)
            : throw LakeErrors.Storage(location, "another file has this name");
    }

    /// <summary>Finds a part's files again, each there and as long as it was.</summary>
    /// <exception cref="LakeException"><c>DP1580</c>: the description is not the one that was written, or not true. <c>DP1581</c>: a file
    /// is gone.</exception>
    public async Task<IReadOnlyList<FileEntry>> FindAsync(PartFiles part, CancellationToken cancellationToken)
    {
        if (!PartNames.IsOf(batch, part.Description, PartNames.DescriptionSuffix))
        {
            throw LakeErrors.PartInvalid(store.Folder.Id, "its description has no name of the batch's");
        }

        var json = await ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var state = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var types = spec.ResultTypes(columns) ?? throw LakeErrors.Unsupported($"Table {store.Folder.Id}", $"the partition {spec}");
        try
        {
            var files = new PartReader(new(state.Metadata.Uuid, spec.Id, batch), columns, types).Read(json);
            if (files.Count != part.Files || files.Sum(file => file.Rows) != part.Rows)
            {
                throw new MetadataFormatException("it has other files or rows than it was said to have");
            }

            var found = new List<FileEntry>(files.Count);
            foreach (var file in files)
            {
                await CheckAsync(file, cancellationToken).ConfigureAwait(false);
                found.Add(file with { Path = state.Logical($"data/{file.Path}") });
            }

            return found;
        }
        catch (MetadataFormatException problem)
        {
            throw LakeErrors.PartInvalid(store.Folder.Id, problem.Message);
        }
    }

    public string LocationOf(string name) => store.Folder.Of($"data/{name}");

    private async Task<byte[]> ReadAsync(PartFiles part, CancellationToken cancellationToken)
    {
        var location = LocationOf(part.Description);
        if (!await store.Objects.ExistsAsync(location, cancellationToken).ConfigureAwait(false))
        {
            throw LakeErrors.PartGone(store.Folder.Id);
        }

        var json = await store.Objects.ReadWholeAsync(location, PartReader.MostBytes, cancellationToken).ConfigureAwait(false);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(json)), part.Sha256, StringComparison.Ordinal)
            ? json
            : throw LakeErrors.PartInvalid(store.Folder.Id, "it is not the one that was written");
    }

    private async Task CheckAsync(FileEntry file, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await store.Objects.OpenReadAsync(LocationOf(file.Path), cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length != file.Bytes)
                {
                    throw new MetadataFormatException("a file has another length than it was said to have");
                }
            }
        }
        catch (FileNotFoundException)
        {
            throw LakeErrors.PartGone(store.Folder.Id);
        }
    }
}
