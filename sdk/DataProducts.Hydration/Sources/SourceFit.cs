namespace DataProducts.Hydration;

/// <summary>Tells whether a typed source's column can be read as the contract's, before its first value is.</summary>
/// <remarks>
/// What fits may still hold a value that does not, such as a number that is too large: that row is quarantined. What cannot be read without
/// loss whatever its values are is refused: a floating-point number as a whole one or as text, a time as a day.
/// </remarks>
internal static class SourceFit
{
    /// <summary>Tells whether a column fits that is a field of its own, whose value is read from text.</summary>
    public static bool IsField(SourceKind kind, LakeType type) => kind == SourceKind.Unknown || (type.IsNested
        ? kind == SourceKind.String // JSON
        : type.Kind switch
        {
            LakeKind.Boolean => kind is SourceKind.Boolean or SourceKind.Integer or SourceKind.String,
            LakeKind.Int or LakeKind.Long => kind is SourceKind.Integer or SourceKind.Decimal or SourceKind.String,
            LakeKind.Float or LakeKind.Double or LakeKind.Decimal =>
                kind is SourceKind.Integer or SourceKind.Decimal or SourceKind.Float or SourceKind.String,
            LakeKind.TimestampTz => kind is SourceKind.Timestamp or SourceKind.Date or SourceKind.String,
            LakeKind.String => kind is not (SourceKind.Float or SourceKind.Bytes) && !IsNestedOrOther(kind),
            _ => kind == SourceKind.String || IsSame(kind, type.Kind),
        });

    /// <summary>Tells whether a part of a nested column fits, whose value is read from JSON: there numbers are no text.</summary>
    public static bool IsPart(SourceKind kind, LakeType type) => kind == SourceKind.Unknown || type.Kind switch
    {
        LakeKind.Boolean => kind == SourceKind.Boolean,
        LakeKind.Int or LakeKind.Long => kind == SourceKind.Integer,
        LakeKind.Float or LakeKind.Double or LakeKind.Decimal => kind is SourceKind.Integer or SourceKind.Decimal or SourceKind.Float,
        LakeKind.TimestampTz => kind is SourceKind.Timestamp or SourceKind.Date or SourceKind.String,
        LakeKind.String => kind is SourceKind.String or SourceKind.Uuid or SourceKind.Date or SourceKind.Time or SourceKind.Timestamp,
        _ => kind == SourceKind.String || IsSame(kind, type.Kind),
    };

    private static bool IsSame(SourceKind kind, LakeKind type) => type switch
    {
        LakeKind.Date => kind == SourceKind.Date,
        LakeKind.Time => kind == SourceKind.Time,
        LakeKind.Uuid => kind == SourceKind.Uuid,
        LakeKind.Fixed or LakeKind.Binary => kind == SourceKind.Bytes,
        _ => false,
    };

    private static bool IsNestedOrOther(SourceKind kind) =>
        kind is SourceKind.List or SourceKind.Map or SourceKind.Struct or SourceKind.Other;
}
