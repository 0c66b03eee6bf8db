namespace DataProducts.Lake.Metrics;

/// <summary>Counts the values of one column of one file, and keeps the least and the greatest if the column may have bounds.</summary>
internal abstract class ColumnMetrics
{
    private long _rows;
    private long _nulls;

    /// <summary>Gets the number of NaNs; null for types that have none.</summary>
    protected virtual long? Nans => null;

    /// <summary>Says whether a column gets bounds, in manifests as in footers.</summary>
    /// <remarks>
    /// UUIDs never do. Parquet orders them as unsigned bytes, Java Iceberg as two signed longs (apache/iceberg#14216), ClickHouse by
    /// their second
    /// half first: whichever order we chose, some reader would leave out rows that match. Random UUIDs leave nothing out anyway.
    /// </remarks>
    public static bool HasBounds(LakeColumn column) => column.Bounds && column.Type.Kind != LakeKind.Uuid;

    public static ColumnMetrics Of(LakeColumn column) => column.Type.Kind switch
    {
        LakeKind.Boolean => new OrderedMetrics<bool>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.Int or LakeKind.Date => new OrderedMetrics<int>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.Long or LakeKind.TimestampTz => new OrderedMetrics<long>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.Decimal => new OrderedMetrics<Int128>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.Uuid => new CountMetrics(),
        LakeKind.Float => new FloatingMetrics<float>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.Double => new FloatingMetrics<double>(column.Bounds, static value => SingleValue.Of(value)),
        LakeKind.String => new BytesMetrics(column.Bounds, Truncation.TextLower, Truncation.TextUpper),
        LakeKind.Fixed or LakeKind.Binary => new BytesMetrics(column.Bounds, Truncation.BytesLower, Truncation.BytesUpper),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    public void Add(ColumnBuffer buffer)
    {
        _rows += buffer.Count;
        _nulls += buffer.Count - buffer.PresentCount;
        AddValues(buffer);
    }

    public void WriteTo(FileMetrics metrics, int fieldId)
    {
        metrics.ValueCounts[fieldId] = _rows;
        metrics.NullCounts[fieldId] = _nulls;
        if (Nans is { } nans)
        {
            metrics.NanCounts[fieldId] = nans;
        }

        var (lower, upper) = Bounds();
        if (lower is not null)
        {
            metrics.LowerBounds[fieldId] = lower;
        }

        if (upper is not null)
        {
            metrics.UpperBounds[fieldId] = upper;
        }
    }

    protected abstract void AddValues(ColumnBuffer buffer);

    protected abstract (byte[]? Lower, byte[]? Upper) Bounds();
}
