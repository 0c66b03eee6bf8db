using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>Finds the files that parts wrote, for the tables that lack the batch.</summary>
internal static class PartFilesCheck
{
    /// <summary>Tells whether everything is there that the tables still need of a part.</summary>
    public static async ValueTask<bool> IsWholeAsync(
        PartManifest manifest, PortTables tables, string batch, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < tables.Jurisdictions.Count; i++)
            {
                var state = tables.Jurisdictions[i];
                var part = manifest.Tables[i];
                if (!state.HasBatch && !await IsThereAsync(state.Table, batch, part.Files, part.Rows, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }

            return tables.QuarantineSnapshot is not null || await IsThereAsync(
                tables.Quarantine, batch, manifest.Quarantine.Files, manifest.Quarantine.Rows, cancellationToken).ConfigureAwait(false);
        }
        catch (LakeException gone) when (gone.Id == LakeErrors.PartIsGone)
        {
            return false;
        }
    }

    // A part that was worked when the table had the batch wrote no files; the table may have been rolled back since.
    private static async ValueTask<bool> IsThereAsync(
        LakeTable table, string batch, PartFiles? files, long rows, CancellationToken cancellationToken)
    {
        if (files is null)
        {
            return rows == 0;
        }

        var append = await table.AppendPartsAsync(batch, [files], cancellationToken).ConfigureAwait(false);
        await append.DisposeAsync().ConfigureAwait(false);
        return true;
    }
}
