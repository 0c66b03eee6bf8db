namespace DataProducts.Lake.Metrics;

/// <summary>Counts the values of one column of one file, and keeps the least and the greatest if the column may have bounds.</summary>
internal abstract class ColumnMetrics
{
    private long _rows;
    private long _nulls;

    /// <summary>Gets the number of NaNs; null for types that have none.</summary>
    protected virtual long? Nans => null;

    /// <summary>Says whether values of a type may have bounds, in manifests as in footers.</summary>
    /// <remarks>
    /// UUIDs never do. Parquet orders them as unsigned bytes, Java Iceberg as two signed longs (apache/iceberg#14216), ClickHouse by
    /// their second
    /// half first: whichever order we chose, some reader would leave out rows that match. Random UUIDs leave nothing out anyway.
    /// </remarks>
    public static bool HasOrder(LakeType type) => type.Kind != LakeKind.Uuid;

    public static ColumnMetrics Of(LakeType type, bool bounds) => type.Kind switch
    {
        LakeKind.Boolean => new OrderedMetrics<bool>(bounds, static value => SingleValue.Of(value)),
        LakeKind.Int or LakeKind.Date => new OrderedMetrics<int>(bounds, static value => SingleValue.Of(value)),
        LakeKind.Long or LakeKind.Time or LakeKind.TimestampTz => new OrderedMetrics<long>(bounds, static value => SingleValue.Of(value)),
        LakeKind.Decimal => new OrderedMetrics<Int128>(bounds, static value => SingleValue.Of(value)),
        LakeKind.Uuid => new CountMetrics(),
        LakeKind.Float => new FloatingMetrics<float>(bounds, static value => SingleValue.Of(value)),
        LakeKind.Double => new FloatingMetrics<double>(bounds, static value => SingleValue.Of(value)),
        LakeKind.String => new BytesMetrics(bounds, Truncation.TextLower, Truncation.TextUpper),
        LakeKind.Fixed or LakeKind.Binary => new BytesMetrics(bounds, Truncation.BytesLower, Truncation.BytesUpper),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Adds values.</summary>
    /// <param name="buffer">The values.</param>
    /// <param name="missing">How many more there would be, had nothing around them been null or empty.</param>
    public void Add(ColumnBuffer buffer, long missing = 0)
    {
        _rows += buffer.Count + missing;
        _nulls += buffer.Count - buffer.PresentCount + missing;
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
