namespace DataProducts.Hydration;

/// <summary>Makes records of computed rows.</summary>
internal sealed class DerivedSourcePart(DerivedPart part) : SourcePart(part.Jurisdiction.Code)
{
    private static readonly HashSet<string> Ignored = [];

    // No bytes: there is nothing to read before the rows are computed.
    public override ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ContentDigest(part.Identity.ToArray(), 0));

    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken)
    {
        var computed = await part.Open(cancellationToken).ConfigureAwait(false);
        var places = SourceNames.Map(Name, [.. computed.Columns], schema, Ignored, SourceDrift.Frozen);
        var rows = new string[computed.Rows.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = [.. places.Select(place => place < 0 ? "" : FieldText.Of(Name, computed.Columns[place], computed.Rows[i][place]))];
        }

        // An engine gives rows in any order; a run that completes another one must number them alike.
        Array.Sort(rows, Compare);
        return new DerivedRecordReader(part.Jurisdiction, rows);
    }

    private static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (string.CompareOrdinal(left[i], right[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }
}
