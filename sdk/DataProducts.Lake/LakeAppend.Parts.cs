using DataProducts.Lake.Commit;
using DataProducts.Lake.Parts;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake;

/// <content>A part of a batch that another process commits.</content>
public sealed partial class LakeAppend
{
    private string? _description;

    /// <summary>Ends the files, and describes them beside themselves. They are taken back unless <see cref="KeepPart"/> follows.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What names them, or null where no row came.</returns>
    /// <exception cref="LakeException">The files cannot be written (<c>DP1509</c>).</exception>
    public async Task<PartFiles?> EndPartAsync(CancellationToken cancellationToken = default)
    {
        CheckOpen();
        _phase = Phase.Failed;
        await _files.EndAsync(cancellationToken).ConfigureAwait(false);
        var files = _files.Ended;
        if (files.Count == 0)
        {
            return null;
        }

        var first = FileLocations.NameOf(files[0].Path).ToString();
        var parts = new PartStore(_store, _batch, _table.Columns, _table.Spec);
        var name = Path.ChangeExtension(first, null) + PartNames.DescriptionSuffix;
        _description = parts.LocationOf(name);
        return await parts.DescribeAsync(name, files, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the files where they are when this is disposed: who commits the batch knows of them, or may.</summary>
    public void KeepPart()
    {
        _files.Keep();
        _description = null;
    }

    private Task TakeBackDescriptionAsync() =>
        _description is { } location ? OwnFiles.TryDeleteAsync(_store.Objects, location) : Task.CompletedTask;
}
