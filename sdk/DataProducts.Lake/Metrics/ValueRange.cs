namespace DataProducts.Lake.Metrics;

/// <summary>
/// The least and the greatest value of a page, a chunk or a file: measured once, on the page, and merged from there on. A file keeps them
/// in its footer and page index, a manifest for the whole file, each in its own spelling.
/// </summary>
internal abstract class ValueRange
{
    /// <summary>Gets the number of NaNs, which are in no range; 0 for types that have none.</summary>
    public virtual long Nans => 0;

    /// <summary>Says whether values of a type may have bounds, in manifests as in footers.</summary>
    /// <remarks>
    /// UUIDs never do. Parquet orders them as unsigned bytes, Java Iceberg as two signed longs (apache/iceberg#14216), ClickHouse by
    /// their second
    /// half first: whichever order we chose, some reader would leave out rows that match. Random UUIDs leave nothing out anyway.
    /// </remarks>
    public static bool HasOrder(LakeType type) => type.Kind != LakeKind.Uuid;

    /// <summary>Makes an empty range for values of a type that has an order.</summary>
    public static ValueRange Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => new OrderedRange<bool>(SingleValue.Of, SingleValue.Of),
        LakeKind.Int or LakeKind.Date => new OrderedRange<int>(SingleValue.Of, SingleValue.Of),
        LakeKind.Long or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz =>
            new OrderedRange<long>(SingleValue.Of, SingleValue.Of),
        LakeKind.Decimal when type.Precision <= 9 => new OrderedRange<int>(static value => SingleValue.Of((Int128)value), SingleValue.Of),
        LakeKind.Decimal when type.Precision <= 18 => new OrderedRange<long>(static value => SingleValue.Of((Int128)value), SingleValue.Of),
        LakeKind.Decimal => new OrderedRange<Int128>(SingleValue.Of, WideDecimal(type)),
        LakeKind.Float => new FloatingRange<float>(SingleValue.Of),
        LakeKind.Double => new FloatingRange<double>(SingleValue.Of),
        LakeKind.String => new BytesRange(isText: true),
        LakeKind.Fixed or LakeKind.Binary => new BytesRange(isText: false),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public abstract void Clear();

    /// <summary>Takes in a range of the same type.</summary>
    public abstract void Add(ValueRange other);

    /// <summary>Gives the bounds as a manifest has them (Iceberg specification, Appendix D); null where there are none.</summary>
    public abstract (byte[]? Lower, byte[]? Upper) ForManifest();

    /// <summary>Gives the bounds as a data file has them, or null.</summary>
    public abstract FileBounds? ForFile();

    /// <summary>Says whether neither bound in the file of this range is below the other's, or neither above it.</summary>
    public abstract (bool Ascending, bool Descending) Follows(ValueRange other);

    private static Func<Int128, byte[]> WideDecimal(LakeType type)
    {
        var length = DecimalBytes.Length(type.Precision);
        return value =>
        {
            var bytes = new byte[length];
            DecimalBytes.Write(value, bytes);
            return bytes;
        };
    }
}
