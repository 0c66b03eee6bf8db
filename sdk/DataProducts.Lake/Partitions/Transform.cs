using System.Globalization;
using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Partitions;

/// <summary>What makes a partition value of a column's value (Iceberg specification, Partition Transforms).</summary>
internal enum TransformKind
{
    Identity,
    Year,
    Month,
    Day,
    Hour,
    Bucket,
    Truncate,

    /// <summary>One that we do not know, or <c>void</c>: such a table is read, never written.</summary>
    Other,
}

/// <summary>A transform with its parameter.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Width">The number of buckets, or the width that is truncated to; otherwise 0.</param>
internal readonly record struct Transform(TransformKind Kind, int Width = 0)
{
    public static Transform Parse(string text) => text switch
    {
        "identity" => new(TransformKind.Identity),
        "year" => new(TransformKind.Year),
        "month" => new(TransformKind.Month),
        "day" => new(TransformKind.Day),
        "hour" => new(TransformKind.Hour),
        _ when WidthOf(text, "bucket[") is { } buckets => new(TransformKind.Bucket, buckets),
        _ when WidthOf(text, "truncate[") is { } width => new(TransformKind.Truncate, width),
        _ => new(TransformKind.Other),
    };

    public override string ToString() => Kind switch
    {
        TransformKind.Bucket => string.Create(CultureInfo.InvariantCulture, $"bucket[{Width}]"),
        TransformKind.Truncate => string.Create(CultureInfo.InvariantCulture, $"truncate[{Width}]"),
        TransformKind.Other => "unknown",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Gives the type of the partition values of a column, or null if the transform does not take the column's type.</summary>
    /// <remarks>
    /// Iceberg allows identity of more types. Floating-point numbers are left out because -0.0, 0.0 and NaN are told apart by some readers
    /// only; UUIDs because readers order them differently, and would leave out files that match (see <c>ValueRange.HasOrder</c>).
    /// </remarks>
    public LakeType? ResultOf(LakeType source) => Kind switch
    {
        TransformKind.Identity => source.Kind is LakeKind.Boolean or LakeKind.Int or LakeKind.Long or LakeKind.Decimal or LakeKind.Date
            or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz or LakeKind.String or LakeKind.Fixed or LakeKind.Binary ? source : null,
        TransformKind.Year or TransformKind.Month => IsDay(source) ? new LakeType(LakeKind.Int) : null,

        // An int by the specification; Java calls it a date, which is the same number and reads better.
        TransformKind.Day => IsDay(source) ? new LakeType(LakeKind.Date) : null,
        TransformKind.Hour => source.Kind is LakeKind.Timestamp or LakeKind.TimestampTz ? new LakeType(LakeKind.Int) : null,
        TransformKind.Bucket => source.Kind is LakeKind.Int or LakeKind.Long or LakeKind.Decimal or LakeKind.Date or LakeKind.Time
            or LakeKind.Timestamp or LakeKind.TimestampTz or LakeKind.String or LakeKind.Uuid or LakeKind.Fixed or LakeKind.Binary ? new LakeType(LakeKind.Int) : null,
        TransformKind.Truncate => source.Kind is LakeKind.Int or LakeKind.Long or LakeKind.String or LakeKind.Binary
            || (source.Kind == LakeKind.Decimal && FitsBelow(source.Precision)) ? source : null,
        _ => null,
    };

    // A negative decimal is truncated to a lower one, which may need more bytes than its type has.
    private bool FitsBelow(int precision) =>
        Math.Pow(10, precision) + Width <= Math.Pow(2, (8 * DecimalBytes.Length(precision)) - 1);

    private static bool IsDay(LakeType source) => source.Kind is LakeKind.Date or LakeKind.Timestamp or LakeKind.TimestampTz;

    private static int? WidthOf(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(']')
        && int.TryParse(text.AsSpan(start.Length, text.Length - start.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0
            ? width
            : null;
}
