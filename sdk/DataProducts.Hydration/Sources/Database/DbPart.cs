namespace DataProducts.Hydration;

/// <summary>The rows of a query, or of a range of it.</summary>
internal sealed class DbPart(
    string name, IDbRows rows, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift, DbRange? range, DbWindow? window)
    : SourcePart(name)
{
    public override bool DigestIsOfRows => range is null;

    // A range is named by itself; a query without one by all of its rows, which are read for that once before.
    public override async ValueTask<ContentDigest> DigestAsync(IProgress<long>? bytes, CancellationToken cancellationToken)
    {
        if (range is not null)
        {
            return range.Digest();
        }

        var reader = await DbRecordReader.OpenAsync(Name, rows, schema, ignored, drift, window: null, expected: null, cancellationToken)
            .ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return new(await reader.DigestAsync(cancellationToken).ConfigureAwait(false), 0);
        }
    }

    public override async ValueTask<RecordReader> OpenAsync(PortSchema schema, ContentDigest expected, CancellationToken cancellationToken) =>
        await DbRecordReader.OpenAsync(Name, rows, schema, ignored, drift, window, range is null ? expected : null, cancellationToken)
            .ConfigureAwait(false);
}

/// <summary>The rows of a range.</summary>
internal sealed record DbRangeRows(DbQuery Query, DbRange Range) : IDbRows
{
    public ValueTask<DbRows> OpenAsync(CancellationToken cancellationToken) =>
        Query.OpenAsync(Range.Sql(Query.Sql), Range.Parameters(), cancellationToken);
}
