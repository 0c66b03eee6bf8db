using DataProducts.Lake.Commit;
using DataProducts.Lake.DataFiles;
using DataProducts.Lake.Manifests;
using DataProducts.Lake.Parts;

namespace DataProducts.Lake;

/// <content>Batches that several processes write, and one commits.</content>
public sealed partial class LakeTable
{
    /// <summary>Begins to write one part of a batch. The files are committed later and by another (<see cref="AppendPartsAsync"/>).</summary>
    /// <param name="batch">The batch's id.</param>
    /// <param name="part">The part's number, from 0 to 999,999; any number of attempts may write the same part.</param>
    /// <returns>The append; end it with <see cref="LakeAppend.EndPartAsync"/>, and dispose it.</returns>
    /// <exception cref="LakeException">As of <see cref="BeginAppend"/>.</exception>
    public LakeAppend BeginPart(string batch, int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, 999_999);
        return Append(BatchId.Check(batch), PartNames.Of(batch, part), []);
    }

    /// <summary>Begins an append that has the files which parts of the batch wrote. Disposing it takes no file back.</summary>
    /// <param name="batch">The batch's id.</param>
    /// <param name="parts">What the parts wrote; one attempt of each.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The append, to be staged and published, or committed.</returns>
    /// <exception cref="LakeException"><c>DP1580</c>: what a part wrote is not what it says. <c>DP1581</c>: it is gone.</exception>
    public async Task<LakeAppend> AppendPartsAsync(
        string batch, IReadOnlyList<PartFiles> parts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var found = new PartStore(_store, BatchId.Check(batch), Columns, Spec);
        var files = new List<FileEntry>();
        foreach (var part in parts)
        {
            files.AddRange(await found.FindAsync(part, cancellationToken).ConfigureAwait(false));
        }

        return files.DistinctBy(file => file.Path, StringComparer.Ordinal).Count() == files.Count
            ? Append(batch, batch, files)
            : throw LakeErrors.PartInvalid(Id, "two parts have one file");
    }

    /// <summary>Removes what the parts of a batch left beside the files that were committed: descriptions and files of other attempts.
    /// Does nothing before the batch is committed.</summary>
    /// <param name="batch">The batch's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files were removed.</returns>
    public Task<int> SweepPartsAsync(string batch, CancellationToken cancellationToken = default) =>
        new PartSweep(_store, new OrphanSweep(_store, _time)).RunAsync(BatchId.Check(batch), cancellationToken);

    private LakeAppend Append(string batch, string name, IReadOnlyList<FileEntry> given) => Spec.ResultTypes(Columns) is not null
        ? new(this, _store, batch, _time, new OpenFiles(_store, name, Columns), given)
        : throw LakeErrors.Unsupported($"Table {Id}", $"the partition {Spec}");
}
