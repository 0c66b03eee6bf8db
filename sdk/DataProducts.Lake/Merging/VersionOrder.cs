namespace DataProducts.Lake;

/// <summary>Which types order the versions of a row.</summary>
public static class VersionOrder
{
    /// <summary>Says whether the values of a type order versions: whole numbers, decimals, days, times and points of time do.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether they do.</returns>
    public static bool Has(LakeType type) => type.Kind
        is LakeKind.Int or LakeKind.Long or LakeKind.Decimal or LakeKind.Date or LakeKind.Time or LakeKind.Timestamp or LakeKind.TimestampTz;
}
