using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Commit;

/// <summary>Files counted as a snapshot's summary counts them.</summary>
internal readonly record struct FileTotals(
    long DataFiles, long Records, long Bytes, long DeleteFiles, long PositionDeletes, long EqualityDeletes)
{
    public static FileTotals Of(IEnumerable<FileEntry> files)
    {
        var totals = default(FileTotals);
        foreach (var file in files)
        {
            totals = file.Content switch
            {
                FileContent.Data => totals with { DataFiles = totals.DataFiles + 1, Records = totals.Records + file.Rows },
                FileContent.PositionDeletes => totals with
                {
                    DeleteFiles = totals.DeleteFiles + 1,
                    PositionDeletes = totals.PositionDeletes + file.Rows,
                },
                _ => totals with { DeleteFiles = totals.DeleteFiles + 1, EqualityDeletes = totals.EqualityDeletes + file.Rows },
            };
            totals = totals with { Bytes = totals.Bytes + file.Bytes };
        }

        return totals;
    }
}
